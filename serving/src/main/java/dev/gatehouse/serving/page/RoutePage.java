package dev.gatehouse.serving.page;

import dev.gatehouse.serving.front.Arrival;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A short page for a person who opened a route in a browser: what this is and what to do instead.
///
/// It says nothing that is not public: no server, no version, nothing of the request. No script, no style from elsewhere, no
/// frame, no form; its content policy allows nothing at all.
public final class RoutePage {
    /// Sent with the page.
    public static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Frame-Options", "DENY",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private static final byte[] HTML =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="robots" content="noindex">
            <title>An MCP endpoint</title>
            <h1>This is an MCP endpoint</h1>
            <p>It is meant for programs that speak the Model Context Protocol, not for browsers.
            Add this address to your MCP client as a server of type <em>Streamable HTTP</em>; it needs a token for this route.</p>
            <p>The gateway in front of it is Gatehouse. Whoever runs it can tell you how to get a token.</p>
            </html>
            """
                    .getBytes(StandardCharsets.UTF_8);

    private RoutePage() {}

    /// Whether this is a browser's navigation: a GET that prefers HTML and does not ask for an event stream.
    public static boolean isWanted(Arrival arrival) {
        String accept = String.join(",", arrival.headers("Accept")).toLowerCase(java.util.Locale.ROOT);
        return arrival.verb().equals("GET") && accept.contains("text/html") && !accept.contains("text/event-stream");
    }

    /// Answers with the page.
    public static void show(Arrival arrival) {
        arrival.answer(200, HEADERS, "text/html; charset=utf-8", HTML.clone());
    }
}
