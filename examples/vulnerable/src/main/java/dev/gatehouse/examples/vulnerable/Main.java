package dev.gatehouse.examples.vulnerable;

/// Starts the server on the port of the first argument (a free one where there is none) and says where it is.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        var server = VulnerableServer.start(arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("This server trusts everybody: " + server.url());
    }
}
