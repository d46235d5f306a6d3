package dev.gatehouse.cli.attack;

import dev.gatehouse.attack.Attack;
import dev.gatehouse.attack.Attacks;
import dev.gatehouse.attack.Report;
import dev.gatehouse.attack.Runner;
import dev.gatehouse.attack.Unusable;
import dev.gatehouse.attack.conversation.Conversation;
import dev.gatehouse.attack.conversation.Principal;
import dev.gatehouse.attack.conversation.Target;
import dev.gatehouse.attack.profile.Profile;
import dev.gatehouse.cli.Exit;
import dev.gatehouse.control.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `attack`: what holds and what falls at a target, with two principals of two tenants.
@Command(name = "attack", sortOptions = false, header = "Attacks an MCP server with the catalogue of attacks, as two of its users, and says what held and what fell.",
    description = {"Bob attacks what is Alice's, in objects that the run makes itself through the target's own tools. An attack holds only where the same act on "
        + "Bob's own objects works. Each that fell is printed with the curl line that repeats it.",
        "Only a target that you may attack: objects are made, changed and deleted there.",
        "Exit codes: 0 all that could be tried held, 1 something fell or broke off, 2 usage."},
    footerHeading = "%nExample:%n", footer = {
        "  ALICE=alice BOB=bob gatehouse attack http://127.0.0.1:9000/mcp --profile examples/vulnerable/profile.json --header X-User",
        "  gatehouse attack http://127.0.0.1:8470/mcp/notes --profile notes.json --alice-token alice.token --bob-token bob.token"})
public final class AttackVerb implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_PAIRS = 100_000;
    private static final String MODERN = "2026-07-28";
    private static final String LEGACY = "2025-11-25";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "URL", description = "The target: the address of an MCP endpoint.")
    private String url;

    @Option(names = "--profile", paramLabel = "FILE", required = true, description = "Which of the target's tools are which acts (docs/attacks.md).")
    private Path profile;

    @Option(names = "--alice-token", paramLabel = "FILE", description = "A file with Alice's token. Default: the environment variable ALICE.")
    private Path aliceToken;

    @Option(names = "--bob-token", paramLabel = "FILE", description = "A file with Bob's token. Default: the environment variable BOB.")
    private Path bobToken;

    @Option(names = "--header", paramLabel = "NAME", defaultValue = Target.AUTHORIZATION,
        description = "The header field that carries the token, for a server without bearer tokens. Default: ${DEFAULT-VALUE}.")
    private String header;

    @Option(names = "--alice-name", paramLabel = "NAME", description = "What the target calls Alice. Default: as the profile says.")
    private String aliceName;

    @Option(names = "--bob-name", paramLabel = "NAME", description = "What it calls Bob, likewise.")
    private String bobName;

    @Option(names = "--era", paramLabel = "REVISION", defaultValue = MODERN,
        description = "The revision to attack in where both are spoken, " + MODERN + " or " + LEGACY + ". Default: ${DEFAULT-VALUE}.")
    private String era;

    @Option(names = "--attacks", paramLabel = "FOLDER", description = "Attacks of your own instead of the catalogue's.")
    private Path folder;

    @Option(names = "--only", paramLabel = "ID", description = "Only this attack. May be repeated.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--pairs", paramLabel = "N", description = "How many pairs of answers are measured where time may tell. Default: as the attack says; 5000 for a proof.")
    private Integer pairs;

    @Option(names = "--json", description = "Prints JSON, for programs.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this.")
    private boolean help;

    @Override
    public Integer call() throws InterruptedException {
        try {
            Profile read = Profile.read(profile);
            var target = new Target(URI.create(url), header);
            List<Attack> attacks = attacks();
            Principal alice = principal(read, Principal.ALICE, aliceToken, aliceName);
            Principal bob = principal(read, Principal.BOB, bobToken, bobName);
            try (var conversation = new Conversation(target, PATIENCE)) {
                return told(new Runner(read, conversation, alice, bob, isModern(), measured()).run(attacks, result -> line(Report.row(result))));
            }
        } catch (Unusable | IllegalArgumentException wrong) {
            throw misused(wrong.getMessage());
        } catch (IOException unread) {
            throw misused("cannot read " + unread.getMessage());
        }
    }

    private List<Attack> attacks() throws Unusable, IOException {
        List<Attack> all = folder == null ? Attacks.all() : Attacks.in(folder);
        for (String id : only) {
            if (all.stream().noneMatch(attack -> attack.id().equals(id))) {
                throw misused("no attack is called " + id);
            }
        }
        return only.isEmpty() ? all : all.stream().filter(attack -> only.contains(attack.id())).toList();
    }

    private Principal principal(Profile read, String label, Path file, String name) throws IOException {
        String called = Optional.ofNullable(name).or(() -> Optional.ofNullable(read.names().get(label)))
            .orElseThrow(() -> misused("the profile does not say what the target calls " + label));
        return new Principal(label, called, read.tenants().getOrDefault(label, ""), Tokens.of(label, Optional.ofNullable(file)).orElseThrow(() ->
            misused("there is no token of " + label + ": name a file with --" + label + "-token, or set " + Tokens.variable(label))));
    }

    private boolean isModern() {
        if (!era.equals(MODERN) && !era.equals(LEGACY)) {
            throw misused("--era is " + MODERN + " or " + LEGACY);
        }
        return era.equals(MODERN);
    }

    private OptionalInt measured() {
        if (pairs == null) {
            return OptionalInt.empty();
        }
        if (pairs < 2 || pairs > MOST_PAIRS) {
            throw misused("--pairs is 2 to " + MOST_PAIRS);
        }
        return OptionalInt.of(pairs);
    }

    private int told(Report report) {
        if (json) {
            out().println(Json.pretty(AttackJson.of(report)));
        } else {
            report.findings().forEach(out()::println);
        }
        out().flush();
        return report.stands() ? Exit.DONE : Exit.NO;
    }

    private void line(String row) {
        if (!json) {
            out().println(row);
            out().flush();
        }
    }

    private ParameterException misused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
