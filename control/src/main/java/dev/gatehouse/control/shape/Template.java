package dev.gatehouse.control.shape;

/// A table of keys as a file to begin with: every key a comment, so that nothing in it holds until somebody says so.
/// `# ` begins prose; `#` directly before a key begins a setting: taking that one character away switches it on.
public final class Template {
    private final StringBuilder out = new StringBuilder();

    private Template() {}

    /// The whole file.
    ///
    /// @param documents where all keys are explained
    /// @param schema where editors find the schema, seen from the file
    public static String of(Shape.Group all, String documents, String schema) {
        var template = new Template();
        template.out.append("# yaml-language-server: $schema=").append(schema).append("\n").append("# Gatehouse settings. Read at the start and by `gatehouse config apply`; no command rewrites this file.\n")
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
        out.append(indent).append("# ").append(hasLine(key) ? "" : key.name() + ": ").append(key.meaning()).append('\n');
        switch (key.shape()) {
            case Shape.Group group -> below(indent, key.name(), group, depth, comment);
            case Shape.Named(_, Shape.Group group, _) -> {
                out.append(indent).append(comment ? "#" : "").append(key.name()).append(":\n");
                below(indent + "  ", key.example().orElse("name"), group, depth + 1, comment);
            }
            case Shape.Named _, Shape.Text _, Shape.Whole _, Shape.Flag _, Shape.Span _, Shape.Size _, Shape.Choice _,
                    Shape.CommandLine _, Shape.Tree _, Shape.Many _ -> key.example().or(key::absent).ifPresent(value -> out.append(indent)
                            .append(comment ? "#" : "").append(key.name()).append(": ").append(value).append('\n'));
        }
    }

    /// A key without default and example is only named in prose: it stands for a choice that excludes what is shown.
    private static boolean hasLine(Key key) {
        return key.shape() instanceof Shape.Group || key.example().or(key::absent).isPresent();
    }

    private void below(String indent, String name, Shape.Group group, int depth, boolean comment) {
        out.append(indent).append(comment ? "#" : "").append(name).append(":\n");
        group.keys().forEach(each -> key(each, depth + 1, comment));
    }
}
