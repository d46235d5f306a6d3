package dev.gatehouse.examples.conformance;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.serving.front.Front;
import dev.gatehouse.serving.front.FrontSettings;
import dev.gatehouse.serving.front.Limits;
import dev.gatehouse.serving.sessions.SessionLimits;
import dev.gatehouse.toolkit.http.McpEndpoint;
import dev.gatehouse.toolkit.server.About;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.stdio.McpLines;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/// Listens on 127.0.0.1 until it is ended, and prints `listening URL`. The first argument is the port; without one, or with 0, it is a free
/// one; `stdio` in its place serves its standard streams until their end. All its clients are one caller: it authenticates nobody.
public final class Main {
    private static final Caller NOBODY = new Caller.Anonymous("conformance");
    private static final SessionLimits SESSIONS = new SessionLimits(256, 256, Duration.ofMinutes(30), Duration.ofHours(1));

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("stdio")) {
            new McpLines(library(), System.out).serve(System.in);
        } else {
            listen(arguments);
        }
    }

    private static void listen(String[] arguments) throws IOException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
        var endpoint = new McpEndpoint("/mcp", library(), SESSIONS, _ -> NOBODY);
        Front front = Front.open(FrontSettings.loopback(port, Limits.usual()), endpoint, (_, _, _) -> {});
        front.allow(FrontSettings.loopbackHosts(front.port()), origins(front.port()));
        front.start();
        Runtime.getRuntime().addShutdownHook(new Thread(endpoint::close));
        System.out.println("listening http://127.0.0.1:" + front.port() + "/mcp");
        try {
            Thread.currentThread().join();
        } catch (InterruptedException ended) {
            front.close();
        }
    }

    private static Set<String> origins(int port) {
        return FrontSettings.loopbackHosts(port).stream().map(host -> "http://" + host).collect(Collectors.toUnmodifiableSet());
    }

    static Library library() {
        var library = new Library(new About("gatehouse-java-fixture", "1"));
        PlainTools.addTo(library);
        new RunningTools(library).add();
        AskingTools.addTo(library);
        RoundTools.addTo(library);
        TaskTools.addTo(library);
        Shelf.addTo(library);
        return library;
    }
}
