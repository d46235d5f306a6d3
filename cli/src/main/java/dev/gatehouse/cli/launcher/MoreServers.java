package dev.gatehouse.cli.launcher;

import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.settings.ThisRun;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The servers of one run, written so that launcher and office read the same from them: each with its name, each word quoted,
/// each file that the person named from where they stand as an absolute path.
final class MoreServers {
    private MoreServers() {}

    /// Reads what a person wrote after `--server`, and writes it out in full.
    static List<String> written(Settings settings, List<String> arguments, Path folder) throws SettingsWrong {
        List<Server> all = settings.in(ThisRun.of(arguments)).servers();
        List<String> written = new ArrayList<>();
        for (Server server : all.subList(settings.servers().size(), all.size())) {
            written.add(server.name().value() + "=" + what(server.source(), folder));
        }
        return written;
    }

    private static String what(Server.Source source, Path folder) {
        return switch (source) {
            case Server.Hosted hosted -> line(hosted.words(), folder);
            case Server.Remote(URI url) -> url.toString();
        };
    }

    /// A command as one text, which splits into the same words again.
    static String line(List<String> words, Path folder) {
        return words.stream().map(word -> "'" + absolute(word, folder).replace("'", "'\\''") + "'").collect(Collectors.joining(" "));
    }

    /// A hosted server runs in a folder of its own, where `./server.js` would be another file.
    private static String absolute(String word, Path folder) {
        boolean looksLikeFile = word.indexOf('/') >= 0 || word.indexOf('.') >= 0;
        if (!looksLikeFile || word.startsWith("/") || word.startsWith("-") || word.startsWith("@") || word.indexOf('\0') >= 0) {
            return word;
        }
        Path file = folder.resolve(word).normalize();
        return Files.exists(file) ? file.toString() : word;
    }
}
