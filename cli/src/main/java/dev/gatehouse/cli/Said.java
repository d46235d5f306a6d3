package dev.gatehouse.cli;

import dev.gatehouse.cli.launcher.StartRefused;
import dev.gatehouse.control.files.FileRefused;
import dev.gatehouse.control.home.HomeRefused;
import dev.gatehouse.control.settings.SettingsWrong;
import java.nio.file.FileSystemException;

/// What a person is told about a failure, and the exit code that goes with it. Surprises show their kind and no stack.
final class Said {
    private Said() {}

    static String of(Exception failure) {
        return switch (failure) {
            case StartRefused refused -> refused.getMessage();
            case HomeRefused refused -> refused.getMessage();
            case FileRefused refused -> refused.getMessage();
            case SettingsWrong wrong -> wrong.getMessage();
            case FileSystemException file -> "cannot use " + file.getFile() + ": " + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason());
            case Exception surprise -> "this went wrong: " + surprise.getClass().getSimpleName() + (surprise.getMessage() == null ? "" : " (" + surprise.getMessage() + ")");
        };
    }

    static int exit(Exception failure) {
        return switch (failure) {
            case StartRefused refused -> Exit.of(refused.why());
            case HomeRefused _, FileRefused _, SettingsWrong _ -> Exit.SETTINGS;
            case Exception _ -> Exit.NO;
        };
    }
}
