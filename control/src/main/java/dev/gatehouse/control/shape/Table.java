package dev.gatehouse.control.shape;

import java.util.ArrayList;
import java.util.List;

/// A table of keys as Markdown: one table for each group, in the order of the file.
public final class Table {
    private final StringBuilder out = new StringBuilder();

    private Table() {}

    /// All tables, ending with a line break.
    ///
    /// @param heading of the first one
    public static String of(String heading, Shape.Group all) {
        var table = new Table();
        table.out.append("### ").append(heading).append("\n\n");
        table.group("", all);
        return table.out.toString();
    }

    private void group(String path, Shape.Group group) {
        out.append(path.isEmpty() ? "" : "\n### `" + path + "`\n\n");
        out.append("| key | what may be written | not written | meaning |\n|---|---|---|---|\n");
        List<Runnable> below = new ArrayList<>();
        for (Key key : group.keys()) {
            row(key);
            String at = path.isEmpty() ? key.name() : path + "." + key.name();
            below(key.shape(), at, below);
        }
        group.rules().forEach(this::rule);
        below.forEach(Runnable::run);
    }

    private void below(Shape shape, String path, List<Runnable> below) {
        if (shape instanceof Shape.Group group) {
            below.add(() -> group(path, group));
        } else if (shape instanceof Shape.Named(_, Shape.Group group, _)) {
            below.add(() -> group(path + ".NAME", group));
        }
    }

    private void row(Key key) {
        out.append("| `").append(key.name()).append("` | ").append(what(key.shape())).append(" | ")
                .append(notWritten(key)).append(" | ").append(key.meaning()).append(" |\n");
    }

    private static String notWritten(Key key) {
        return key.required() ? "refused" : key.absent().filter(_ -> !(key.shape() instanceof Shape.Group))
                .map(absent -> "`" + absent + "`").orElse(key.absent().isPresent() ? "its defaults" : "nothing");
    }

    private static String what(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> text.wanted();
            case Shape.Whole(long least, long most) -> least == most ? "`" + least + "`" : "whole number, " + least + " to " + most;
            case Shape.Flag _ -> "`true` or `false`";
            case Shape.Span(var least, var most) -> "duration, " + Units.written(least) + " to " + Units.written(most);
            case Shape.Size(long least, long most) -> "size, " + Units.written(least) + " to " + Units.written(most);
            case Shape.Choice(List<String> words) -> "`" + String.join("`, `", words) + "`";
            case Shape.CommandLine _ -> "a command, or the list of its words";
            case Shape.Tree _ -> "an object of any form";
            case Shape.Many(Shape each, int most) -> "list of up to " + most + ": " + what(each);
            case Shape.Named(Shape.Text name, Shape each, int most) -> "up to " + most + " names (" + name.wanted() + "), each with "
                    + (each instanceof Shape.Group ? "the keys below" : what(each));
            case Shape.Group _ -> "the keys below";
        };
    }

    private void rule(Rule rule) {
        switch (rule) {
            case Rule.ExactlyOne(List<String> keys) ->
                    out.append("\nExactly one of `").append(String.join("`, `", keys)).append("` is written.\n");
            case Rule.OnlyWith(String key, String needed) ->
                    out.append("\n`").append(key).append("` only together with `").append(needed).append("`.\n");
            case Rule.Also _ -> { }  // told in prose beside the tables
        }
    }
}
