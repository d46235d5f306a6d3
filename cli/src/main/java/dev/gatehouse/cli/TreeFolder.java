package dev.gatehouse.cli;

import dev.gatehouse.cli.launcher.Tree;
import java.nio.file.Path;

/// Where the command was started from, as its script says.
public final class TreeFolder {
    private TreeFolder() {}

    /// The tree's root.
    public static Path path() {
        return Path.of(System.getProperty("gatehouse.tree", System.getenv().getOrDefault("GATEHOUSE_TREE", "."))).toAbsolutePath().normalize();
    }

    /// The tree with the zones' programs and this Java.
    static Tree tree() {
        return Tree.at(path(), Path.of(System.getProperty("java.home")));
    }
}
