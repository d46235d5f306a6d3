package dev.gatehouse.examples.notes;

import static dev.gatehouse.examples.stdio.Tool.Argument.number;
import static dev.gatehouse.examples.stdio.Tool.Argument.text;

import dev.gatehouse.examples.stdio.Tool;
import dev.gatehouse.examples.stdio.Tool.ToolFailed;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Notes in a folder, one file each.
final class Notes {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    private final Path folder;

    Notes(Path folder) {
        this.folder = folder;
    }

    List<Tool> tools() {
        return List.of(
            new Tool("echo", "Says what it was told.", List.of(text("text")), (arguments, _) -> argument(arguments, "text")),
            new Tool("write_note", "Keeps a note under a name.", List.of(text("name"), text("text")), this::write),
            new Tool("read_note", "Reads the note of a name.", List.of(text("name")), (arguments, _) -> read(argument(arguments, "name"))),
            new Tool("list_notes", "Names all notes.", List.of(), (_, _) -> list()),
            new Tool("count", "Counts to a number, ten a second, and reports its progress.", List.of(number("to")), Notes::count));
    }

    private String write(JsonObject arguments, Tool.Progress progress) throws ToolFailed {
        try {
            Files.createDirectories(folder);
            Files.writeString(file(argument(arguments, "name")), argument(arguments, "text"));
            return "Kept.";
        } catch (IOException unwritable) {
            throw new ToolFailed("The note cannot be kept.");
        }
    }

    private String read(String name) throws ToolFailed {
        try {
            return Files.readString(file(name));
        } catch (IOException unreadable) {
            throw new ToolFailed("There is no such note.");
        }
    }

    private String list() throws ToolFailed {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new ToolFailed("The notes cannot be listed.");
        }
    }

    private static String count(JsonObject arguments, Tool.Progress progress) throws ToolFailed {
        int to = arguments.get("to").orElse(null) instanceof JsonNumber number ? (int) Math.clamp(number.asDouble(), 0, 6000) : 0;
        try {
            for (int done = 1; done <= to; done++) {
                Thread.sleep(100);
                progress.report(done, to);
            }
        } catch (InterruptedException stopped) {
            throw new ToolFailed("Stopped.");
        }
        return "Counted to " + to + ".";
    }

    private Path file(String name) throws ToolFailed {
        if (!NAME.matcher(name).matches()) {
            throw new ToolFailed("A note's name is 1 to 40 of a-z, 0-9 and -.");
        }
        return folder.resolve(name);
    }

    private static String argument(JsonObject arguments, String name) throws ToolFailed {
        return arguments.text(name).orElseThrow(() -> new ToolFailed("The argument " + name + " is missing."));
    }
}
