package dev.gatehouse.cli.verbs;

import dev.gatehouse.cli.Exit;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `approvals list|show|approve|deny`.
@Command(name = "approvals", sortOptions = false, header = "Shows calls that wait for a person, and answers them.",
    subcommands = {ApprovalsVerb.All.class, ApprovalsVerb.Show.class, ApprovalsVerb.Approve.class, ApprovalsVerb.Deny.class},
    footerHeading = "%nExample:%n", footer = "  gatehouse approvals list && gatehouse approvals approve CALL-ID")
public final class ApprovalsVerb extends Group {

    @Command(name = "list", sortOptions = false, header = "Lists the calls that wait, and the answers that hold.",
        footerHeading = "%nExample:%n", footer = "  gatehouse approvals list")
    static final class All extends OfficeVerb {
        @Mixin
        private OfTenant of;

        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            return operator.ask("approvals-list", "tenant", of.tenant());
        }

        @Override
        void print(Told told, PrintWriter out) {
            told.objects("waiting").forEach(each -> out.println("waiting  " + ApprovalLines.call(each) + "  by rule " + each.get("rule") + ", " + each.get("since")));
            told.objects("answered").forEach(each -> out.println(("yes".equals(each.get("answer")) ? "yes      " : "no       ") + ApprovalLines.call(each)
                + "  until " + each.get("until")));
        }
    }

    @Command(name = "show", sortOptions = false, header = "Shows all that a waiting call says, value by value.",
        description = "What cannot be seen in a text is spelt out, such as \\u{200B}.",
        footerHeading = "%nExample:%n", footer = "  gatehouse approvals show CALL-ID")
    static final class Show extends OfficeVerb {
        @Parameters(paramLabel = "CALL-ID", description = "The id of the call that asked.")
        private String id;

        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            return operator.ask("approvals-show", "id", id);
        }

        @Override
        void print(Told told, PrintWriter out) {
            ApprovalLines.question(told, out);
        }
    }

    @Command(name = "approve", sortOptions = false, header = "Agrees to a waiting call, just as it is shown. It is good for one such call.",
        description = "Prints the call first, unless --digest says which one was seen.",
        footerHeading = "%nExample:%n", footer = "  gatehouse approvals approve CALL-ID")
    static final class Approve extends OfficeVerb {
        @Parameters(paramLabel = "CALL-ID", description = "The id of the call that asked.")
        private String id;

        @Option(names = "--digest", paramLabel = "D", description = "Only if this is what the call says.")
        private String digest;

        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            if (digest != null) {
                return operator.ask("approvals-approve", "id", id, "digest", digest);
            }
            Told waits = operator.ask("approvals-show", "id", id);
            if (waits.exit() != Exit.DONE) {
                return waits;
            }
            ApprovalLines.question(waits, err());
            return operator.ask("approvals-approve", "id", id, "digest", waits.text("digest"));
        }

        @Override
        void print(Told told, PrintWriter out) {
            out.println("Approved, for one such call. Whoever called sends it again.");
        }
    }

    @Command(name = "deny", sortOptions = false, header = "Says no to a waiting call, or takes back a yes that was not used.",
        footerHeading = "%nExample:%n", footer = "  gatehouse approvals deny CALL-ID")
    static final class Deny extends OfficeVerb {
        @Parameters(paramLabel = "CALL-ID", description = "The id of the call that asked.")
        private String id;

        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            return operator.ask("approvals-deny", "id", id);
        }

        @Override
        void print(Told told, PrintWriter out) {
            out.println("Denied.");
        }
    }
}
