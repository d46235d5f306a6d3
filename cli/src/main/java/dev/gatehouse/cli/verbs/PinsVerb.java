package dev.gatehouse.cli.verbs;

import dev.gatehouse.cli.Exit;
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

/// `pins show|diff|approve|forget`.
@Command(name = "pins", sortOptions = false, header = "Shows what servers say of their tools, and approves it. What is not approved is not used.",
    subcommands = {PinsVerb.Show.class, PinsVerb.Diff.class, PinsVerb.Approve.class, PinsVerb.Forget.class},
    footerHeading = "%nExample:%n", footer = "  gatehouse pins diff --server notes && gatehouse pins approve --server notes --all")
public final class PinsVerb extends Group {

    /// What of a server is meant.
    private static final class What {
        @Option(names = "--tool", paramLabel = "N", description = "A tool's name. May be repeated.")
        private List<String> tools = new ArrayList<>();

        @Option(names = "--all", description = "All of the server.")
        private boolean all;

        @Option(names = "--itself", description = "What the server says of itself.")
        private boolean itself;
    }

    @Command(name = "show", sortOptions = false, header = "Lists what is approved and what waits, with why.",
        footerHeading = "%nExample:%n", footer = "  gatehouse pins show --server notes")
    static final class Show extends OfficeVerb {
        @Option(names = "--server", paramLabel = "S", description = "Only this server's.")
        private String server;

        @Mixin
        private OfTenant of;

        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            return operator.ask("pins-list", "server", Optional.ofNullable(server), "tenant", of.tenant());
        }

        @Override
        void print(Told told, PrintWriter out) {
            told.objects("approved").forEach(each -> out.println("approved  " + PinLines.item(each) + "  by " + each.get("by") + ", " + each.get("at")));
            told.objects("waiting").forEach(each -> out.println("waiting   " + PinLines.item(each) + "  " + PinLines.why(each) + ", " + each.get("since")));
        }
    }

    @Command(name = "diff", sortOptions = false, header = "Shows what waits, and where it differs from what is approved.",
        description = "What cannot be seen in a text is spelt out, such as \\u{200B}.",
        footerHeading = "%nExample:%n", footer = "  gatehouse pins diff --server notes --tool search")
    static final class Diff extends OfficeVerb {
        @Option(names = "--server", paramLabel = "S", required = true, description = "Of which server.")
        private String server;

        @Option(names = "--tool", paramLabel = "N", description = "Only this tool. May be repeated.")
        private List<String> tools = new ArrayList<>();

        @Mixin
        private OfTenant of;

        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            return operator.ask("pins-diff", "server", server, "tenant", of.tenant(), "tools", tools);
        }

        @Override
        void print(Told told, PrintWriter out) {
            PinLines.differences(told, out);
        }
    }

    @Command(name = "approve", sortOptions = false, header = "Approves what waits, just as it is shown.",
        description = "Prints the differences first, unless --digest says what was seen. What came to wait meanwhile is not approved.",
        footerHeading = "%nExample:%n", footer = "  gatehouse pins approve --server notes --tool search")
    static final class Approve extends OfficeVerb {
        @Option(names = "--server", paramLabel = "S", required = true, description = "Of which server.")
        private String server;

        @ArgGroup(exclusive = true, multiplicity = "1")
        private What what;

        @Option(names = "--digest", paramLabel = "D", description = "Only if this is what waits. May be repeated.")
        private List<String> digests = new ArrayList<>();

        @Mixin
        private OfTenant of;

        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            Told waits = operator.ask("pins-diff", "server", server, "tenant", of.tenant(), "tools", what.tools, "itself", what.itself);
            List<String> shown = waits.objects("differences").stream().map(each -> String.valueOf(each.get("digest"))).distinct().toList();
            if (waits.exit() != Exit.DONE) {
                return waits;
            }
            if (shown.isEmpty() || !digests.isEmpty() && !(digests.containsAll(shown) && shown.containsAll(digests))) {
                return new Told(Exit.NO, Map.of("said", List.of(shown.isEmpty() ? "Nothing of that waits. See: gatehouse pins show"
                    : "Nothing was approved: something else waits, " + String.join(", ", shown) + ". See: gatehouse pins diff --server " + server)));
            }
            if (digests.isEmpty()) {
                PinLines.differences(waits, err());
            }
            return operator.ask("pins-approve", "server", server, "tenant", of.tenant(), "digests", shown);
        }

        @Override
        void print(Told told, PrintWriter out) {
            out.println("Approved.");
        }
    }

    @Command(name = "forget", sortOptions = false, header = "Forgets what was approved, and what waits: it is seen for the first time again.",
        description = "Where first use is trusted, what the server says next is trusted.",
        footerHeading = "%nExample:%n", footer = "  gatehouse pins forget --server notes --tool search")
    static final class Forget extends OfficeVerb {
        @Option(names = "--server", paramLabel = "S", required = true, description = "Of which server.")
        private String server;

        @ArgGroup(exclusive = true, multiplicity = "1")
        private What what;

        @Mixin
        private OfTenant of;

        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            return operator.ask("pins-forget", "server", server, "tenant", of.tenant(), "tools", what.tools, "itself", what.itself);
        }

        @Override
        void print(Told told, PrintWriter out) {
            out.println("Forgotten.");
        }
    }
}
