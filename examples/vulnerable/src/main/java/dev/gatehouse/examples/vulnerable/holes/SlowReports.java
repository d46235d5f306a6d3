package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.Map;

/// A report that takes a while and tells how far it is: what [dev.gatehouse.examples.vulnerable.mcp.SharedCancellations] lets strangers end.
public final class SlowReports {
    private static final int STEPS = 20;
    private static final int PACE = 20;

    private SlowReports() {}

    public static List<Tool> tools(Database database) {
        return List.of(Tool.of("slow_report", "A report on your notes that takes its time.", Map.of("user", "string?"), asked -> {
            for (int step = 1; step <= STEPS; step++) {
                asked.line().progress(step);
                if (asked.line().isCancelled()) {
                    return "cancelled at step " + step;
                }
                Thread.sleep(PACE);
            }
            return Map.of("report", "complete", "notes", Note.owned(database, asked.who().name()));
        }));
    }
}
