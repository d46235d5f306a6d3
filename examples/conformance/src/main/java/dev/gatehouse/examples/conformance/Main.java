package dev.gatehouse.examples.conformance;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.serving.front.Front;
import dev.gatehouse.serving.front.FrontSettings;
import dev.gatehouse.serving.front.Limits;
import dev.gatehouse.serving.sessions.SessionLimits;
import dev.gatehouse.toolkit.http.McpEndpoint;
import dev.gatehouse.toolkit.server.About;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Spoken;
import dev.gatehouse.toolkit.stdio.McpLines;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Listens on 127.0.0.1 until it is ended, and prints `listening URL`. The first argument is the port; without one, or with 0, it is a free
/// one; `stdio` in its place serves its standard streams until their end. The second, such as `2025-06-18,2025-11-25`, says which revisions
/// it speaks; without it, or with `all`, it speaks all. The third is how many entries a page of a listing has; without it, all that there are.
/// All its clients are one caller: it authenticates nobody.
public final class Main {
    private static final Caller NOBODY = new Caller.Anonymous("conformance");
    private static final SessionLimits SESSIONS = new SessionLimits(256, 256, Duration.ofMinutes(30), Duration.ofHours(1));

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Spoken spoken = arguments.length > 1 && !arguments[1].equals("all") ? spoken(arguments[1]) : Spoken.ALL;
        Library library = library();
        if (arguments.length > 2) library.pagedBy(Integer.parseInt(arguments[2]));
        if (arguments.length > 0 && arguments[0].equals("stdio")) {
            new McpLines(library, spoken, System.out).serve(System.in);
        } else {
            listen(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0, library, spoken);
        }
    }

    private static Spoken spoken(String revisions) {
        return Spoken.only(Stream.of(revisions.split(",")).map(each -> Revision.of(each)
            .orElseThrow(() -> new IllegalArgumentException("no revision: " + each))).collect(Collectors.toUnmodifiableSet()));
    }

    private static void listen(int port, Library library, Spoken spoken) throws IOException {
        var endpoint = new McpEndpoint("/mcp", library, spoken, SESSIONS, _ -> NOBODY);
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
