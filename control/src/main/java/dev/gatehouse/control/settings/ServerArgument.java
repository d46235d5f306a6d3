package dev.gatehouse.control.settings;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.document.Node;
import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.keys.FromValues;
import dev.gatehouse.control.keys.SettingsKeys;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.shape.Reader;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One `--server`: `[NAME=]COMMAND` or `[NAME=]URL`, read by the same table as the file, so that nothing passes here that would
/// not pass there.
final class ServerArgument {
    private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)=(.*)");
    private static final Pattern URL = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://.*");
    private static final String HERE = "--server";

    private ServerArgument() {}

    /// The server, given those already there; or nothing, with the problem noted.
    static Optional<Server> read(String argument, List<Server> others, List<Problem> noted) {
        var problems = new Problems(HERE);
        var named = NAMED.matcher(argument);
        boolean hasName = named.matches();
        String what = hasName ? named.group(2) : argument;
        Optional<String> name = hasName ? good(named.group(1), others, problems) : Optional.of("derived");
        String key = URL.matcher(what).matches() ? "url" : "command";
        Settings alone = alone(name.orElse("wrong"), key, what, problems);
        noted.addAll(problems.found());
        return problems.none() ? Optional.of(hasName ? alone.servers().getFirst() : derived(alone.servers().getFirst(), others))
                : Optional.empty();
    }

    private static Optional<String> good(String name, List<Server> others, Problems problems) {
        if (!ServerName.SHAPE.matcher(name).matches()) {
            problems.add(0, "", "the name before = must be a small letter, then at most 31 small letters, digits or dashes; not " + ServerName.ALL + ".");
            return Optional.empty();
        }
        if (others.stream().anyMatch(other -> other.name().value().equals(name))) {
            problems.add(0, "", "the name " + name + " is taken: choose another one.");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private static Settings alone(String name, String key, String what, Problems problems) {
        var written = new Problems(HERE);
        Node server = new Node.Mapping(0, List.of(new Node.Entry(0, key, new Node.Text(0, what))));
        Node servers = new Node.Mapping(0, List.of(new Node.Entry(0, name, server)));
        Node all = new Node.Mapping(0, List.of(new Node.Entry(0, "version", new Node.Number(0, "1")),
                new Node.Entry(0, "servers", servers)));
        var values = Reader.read(all, SettingsKeys.ALL, written);
        written.found().forEach(problem -> problems.add(0, "", problem.said()));
        return written.none() ? FromValues.settings(values) : null;
    }

    private static Server derived(Server server, List<Server> others) {
        ServerName name = switch (server.source()) {
            case Server.Hosted hosted -> ServerName.of(hosted.words());
            case Server.Remote(URI url) -> ServerName.of(url);
        };
        var taken = others.stream().map(Server::name).collect(Collectors.toSet());
        return new Server(name.unlike(taken), server.source(), server.allow(), server.deadline(), server.toolDeadlines(), server.costs(), server.maxAnswer());
    }
}
