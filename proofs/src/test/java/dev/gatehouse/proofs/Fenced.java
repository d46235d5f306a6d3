package dev.gatehouse.proofs;

import java.util.ArrayList;
import java.util.List;

/// A fenced block of a document.
///
/// @param language what stands behind the opening fence; empty for a picture
record Fenced(String language, String text) {
    private static final String FENCE = "```";

    /// All blocks of a document, in order.
    static List<Fenced> blocks(String document) {
        List<Fenced> blocks = new ArrayList<>();
        StringBuilder inside = null;
        String language = "";
        for (String line : document.lines().toList()) {
            if (!line.startsWith(FENCE)) {
                if (inside != null) {
                    inside.append(line).append('\n');
                }
            } else if (inside == null) {
                inside = new StringBuilder();
                language = line.substring(FENCE.length()).strip();
            } else {
                blocks.add(new Fenced(language, inside.toString()));
                inside = null;
            }
        }
        if (inside != null) {
            throw new AssertionError("a block is never closed: " + inside);
        }
        return blocks;
    }

    /// A block of commands for a shell.
    boolean isCommands() {
        return language.equals("sh");
    }

    /// What the block of commands before it prints.
    boolean isOutput() {
        return language.equals("text") || language.equals("json");
    }

    /// The commands, each as it would be pasted: lines up to one that ends without a backslash and with all its quotes closed.
    List<String> commands() {
        List<String> commands = new ArrayList<>();
        StringBuilder command = new StringBuilder();
        for (String line : text.lines().toList()) {
            command.append(line).append('\n');
            if (!line.endsWith("\\") && command.chars().filter(each -> each == '\'').count() % 2 == 0) {
                commands.add(command.toString());
                command.setLength(0);
            }
        }
        if (!command.isEmpty()) {
            throw new AssertionError("a command has no end: " + command);
        }
        return commands;
    }

    /// Its first line, as its name.
    String name() {
        return text.lines().findFirst().orElse("");
    }
}
