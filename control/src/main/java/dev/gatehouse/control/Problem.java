package dev.gatehouse.control;

/// One thing that is wrong in a file: where it is and what to do about it. Never holds a value that was written there,
/// since a value may be a secret in the wrong place.
///
/// @param file the file as the person called it
/// @param line the line, from 1; 0 where there is none
/// @param path the dotted path of the key; empty for the whole file
/// @param said what is wrong, and what is meant
public record Problem(String file, int line, String path, String said) {
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (path.isEmpty() ? "" : path + ": ") + said;
    }
}
