package dev.gatehouse.control.shape;

/// A table of keys as a file to begin with: every key a comment, so that nothing in it holds until somebody says so.
/// `# ` begins prose; `#` directly before a key begins a setting: taking that one character away switches it on.
public final class Template {
    private final StringBuilder out = new StringBuilder();

    private Template() {}

    /// The whole file.
    public static String of(Shape.Group all, String documents) {
        var template = new Template();
        template.out.append("# Gatehouse settings. Read at the start and by `gatehouse config apply`; no command rewrites this file.\n")
                .append("# All keys with their bounds: ").append(documents).append(". What is not written is the strict choice.\n")
                .append("# To switch a line on, take away the # before it and before the lines it is indented under.\n");
        for (Key key : all.keys()) {
            template.out.append('\n');
            template.key(key, 0, !key.required());
        }
        return template.out.toString();
    }

    private void key(Key key, int depth, boolean comment) {
        String indent = "  ".repeat(depth);
        out.append("# ").append(indent).append(key.meaning()).append('\n');
        switch (key.shape()) {
            case Shape.Group group -> below(indent, key.name(), group, depth, comment);
            case Shape.Named(_, Shape.Group group, _) -> {
                out.append(comment ? "#" : "").append(indent).append(key.name()).append(":\n");
                below(indent + "  ", key.example().orElse("name"), group, depth + 1, comment);
            }
            case Shape.Named _, Shape.Text _, Shape.Whole _, Shape.Flag _, Shape.Span _, Shape.Size _, Shape.Choice _,
                    Shape.CommandLine _, Shape.Many _ -> key.example().or(key::absent).ifPresent(value -> out.append(comment ? "#" : "")
                            .append(indent).append(key.name()).append(": ").append(value).append('\n'));
        }
    }

    private void below(String indent, String name, Shape.Group group, int depth, boolean comment) {
        out.append(comment ? "#" : "").append(indent).append(name).append(":\n");
        group.keys().forEach(each -> key(each, depth + 1, comment));
    }
}
