package dev.gatehouse.control.settings;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.shape.Nearest;
import dev.gatehouse.control.snapshot.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One `--allow`: `NAME:WORD,WORD`, with the words of `servers.NAME.allow`.
final class AllowArgument {
    private static final String HERE = "--allow";

    private AllowArgument() {}

    /// The servers with what is allowed to one of them; as they were, with the problem noted, where it is wrong.
    static List<Server> read(String argument, List<Server> servers, List<Problem> noted) {
        int colon = argument.indexOf(':');
        String name = colon < 0 ? "" : argument.substring(0, colon);
        List<Server> all = new ArrayList<>(servers);
        List<String> words = List.of(argument.substring(colon + 1).split(",", -1));
        if (colon < 0) {
            noted.add(problem("must be NAME:WORD,WORD, such as notes:elicitation,sampling."));
        } else if (servers.stream().noneMatch(server -> server.name().value().equals(name))) {
            noted.add(problem("no server of this run is called so." + Nearest.to(name, names(servers)).map(near -> " Did you mean " + near + "?").orElse("")));
        } else if (!Route.ALLOWED.containsAll(words)) {
            noted.add(problem("what can be allowed is " + String.join(", ", Route.ALLOWED) + "."));
        } else {
            all.replaceAll(server -> server.name().value().equals(name) ? server.allowing(with(server.allow(), words)) : server);
        }
        return all;
    }

    private static List<String> names(List<Server> servers) {
        return servers.stream().map(server -> server.name().value()).toList();
    }

    private static Set<String> with(Set<String> before, List<String> words) {
        Set<String> all = new LinkedHashSet<>(before);
        all.addAll(words);
        return all;
    }

    private static Problem problem(String sentence) {
        return new Problem(HERE, 0, "", sentence);
    }
}
