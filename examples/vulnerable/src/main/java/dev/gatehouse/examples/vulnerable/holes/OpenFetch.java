package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import java.util.List;
import java.util.Map;

/// Hole: any address would be fetched, those inside the machine and the cloud's metadata too. It only says so: nothing is dialled.
public final class OpenFetch {
    private OpenFetch() {}

    public static List<Tool> tools() {
        return List.of(Tool.of("fetch_url", "Fetches a page.", Map.of("url", "string"), asked -> Map.of("would-fetch", asked.text("url"))));
    }
}
