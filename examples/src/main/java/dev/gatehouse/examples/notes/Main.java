package dev.gatehouse.examples.notes;

import dev.gatehouse.examples.stdio.StdioServer;
import java.io.IOException;
import java.nio.file.Path;

/// The bundled example: what `gatehouse up` puts behind the gateway when no server is named.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        new StdioServer("notes", new Notes(Path.of("notes")).tools(), System.out).serve(System.in);
    }
}
