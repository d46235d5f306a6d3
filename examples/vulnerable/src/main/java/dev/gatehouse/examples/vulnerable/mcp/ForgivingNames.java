package dev.gatehouse.examples.vulnerable.mcp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Hole: a tool is found under many spellings of its name: any case, dashes for underscores, white space around it, and whatever prefix of a
/// server stands before two underscores. A filter by names sees none of them.
public final class ForgivingNames {
    private ForgivingNames() {}

    static Optional<Tool> find(List<Tool> tools, String name) {
        String meant = name.strip().toLowerCase(Locale.ROOT).replace('-', '_').replaceFirst("^.*__", "");
        return tools.stream().filter(tool -> tool.name().equals(meant)).findFirst();
    }
}
