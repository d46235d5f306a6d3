package dev.gatehouse.cli.verbs;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `grant add|list|remove`.
@Command(name = "grant", sortOptions = false, header = "Says who may use what. What is not granted is denied.",
    subcommands = {GrantVerb.Add.class, GrantVerb.ListAll.class, GrantVerb.Remove.class},
    footerHeading = "%nExample:%n", footer = "  gatehouse grant add --caller alice --tenant acme --server notes --tool \"read_*\"")
public final class GrantVerb extends Group {

    /// To whom.
    private static final class Whom {
        @Option(names = "--caller", paramLabel = "NAME", description = "The caller of that name.")
        private String caller;

        @Option(names = "--role", paramLabel = "R", description = "Whoever has that role by their issuer's word.")
        private String role;

        @Option(names = "--group", paramLabel = "G", description = "Whoever is in that group by their issuer's word.")
        private String group;
    }

    /// What `add` and `remove` name alike.
    private abstract static class Naming extends OfficeVerb {
        @ArgGroup(exclusive = true, multiplicity = "1")
        private Whom whom;

        @Option(names = "--tenant", paramLabel = "T", required = true, description = "In which tenant.")
        private String tenant;

        @Option(names = "--server", paramLabel = "S", required = true, description = "Of which server.")
        private String server;

        @Option(names = "--tool", paramLabel = "GLOB", description = "A tool's name; * stands for any letters. May be repeated.")
        private List<String> tools = new ArrayList<>();

        @Option(names = "--prompt", paramLabel = "GLOB", description = "A prompt's name, likewise.")
        private List<String> prompts = new ArrayList<>();

        @Option(names = "--resource", paramLabel = "GLOB", description = "A resource's URI, likewise.")
        private List<String> resources = new ArrayList<>();

        Told ask(Operator operator, String verb) throws IOException, NotRunning {
            return operator.ask(verb, "tenant", tenant, "caller", Optional.ofNullable(whom.caller), "role", Optional.ofNullable(whom.role),
                "group", Optional.ofNullable(whom.group), "server", server, "tools", tools, "prompts", prompts, "resources", resources);
        }
    }

    @Command(name = "add", sortOptions = false, header = "Grants things of a server. Nothing named grants all of it.",
        footerHeading = "%nExamples:%n", footer = {
            "  gatehouse grant add --caller alice --tenant acme --server notes",
            "  gatehouse grant add --role reader --tenant acme --server notes --tool \"read_*\" --resource \"notes://public/*\""})
    static final class Add extends Naming {
        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            return ask(operator, "grant-add");
        }

        @Override
        void print(Told told, PrintWriter out) {
            out.println(told.text("outcome").equals("already") ? "That was granted already." : "Granted.");
        }
    }

    @Command(name = "list", sortOptions = false, header = "Lists grants, each as the words of the command that makes it.",
        footerHeading = "%nExample:%n", footer = "  gatehouse grant list --tenant acme")
    static final class ListAll extends OfficeVerb {
        @Mixin
        private OfTenant of;

        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            return operator.ask("grant-list", "tenant", of.tenant());
        }

        @Override
        void print(Told told, PrintWriter out) {
            for (Map<?, ?> grant : told.objects("grants")) {
                List<?> words = grant.get("arguments") instanceof List<?> list ? list : List.of();
                out.println(Words.quoted(words.stream().map(String::valueOf).toList()));
            }
        }
    }

    @Command(name = "remove", sortOptions = false, header = "Takes a grant back: all of the server where nothing is named.",
        footerHeading = "%nExample:%n", footer = "  gatehouse grant remove --caller alice --tenant acme --server notes --tool \"read_*\"")
    static final class Remove extends Naming {
        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            return ask(operator, "grant-remove");
        }

        @Override
        void print(Told told, PrintWriter out) {
            out.println("Taken back.");
        }
    }
}
