package dev.gatehouse.cli.verbs;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `caller add|list|revoke`.
@Command(name = "caller", sortOptions = false, header = "Adds, lists and revokes this house's own callers.",
    description = "A caller is known by tenant and name. Being known grants nothing: see gatehouse grant.",
    subcommands = {CallerVerb.Add.class, CallerVerb.ListAll.class, CallerVerb.Revoke.class},
    footerHeading = "%nExample:%n", footer = "  gatehouse caller add alice --tenant acme")
public final class CallerVerb extends Group {

    @Command(name = "add", sortOptions = false, header = "Makes a caller known. It grants nothing and prints the command that does.",
        description = "Adding one that is there is fine. One that was revoked is welcome again; tokens from before stay void.",
        footerHeading = "%nExample:%n", footer = "  gatehouse caller add alice --tenant acme")
    static final class Add extends OfficeVerb {
        @Mixin
        private OneCaller caller;

        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            return caller.ask(operator, "caller-add");
        }

        @Override
        void print(Told told, PrintWriter out) {
            out.println(caller + (told.text("outcome").equals("already") ? " is known already." : " is known now.")
                + " To grant all of a server:");
            out.println("  gatehouse " + Words.quoted(told.texts("grant")));
        }
    }

    @Command(name = "list", sortOptions = false, header = "Lists callers, and the revoked.",
        footerHeading = "%nExample:%n", footer = "  gatehouse caller list --tenant acme --json")
    static final class ListAll extends OfficeVerb {
        @Mixin
        private OfTenant of;

        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            return operator.ask("caller-list", "tenant", of.tenant());
        }

        @Override
        void print(Told told, PrintWriter out) {
            for (Map<?, ?> caller : told.objects("callers")) {
                out.println(caller.get("tenant") + "/" + caller.get("name"));
            }
            for (Map<?, ?> caller : told.objects("revoked")) {
                out.println(caller.get("tenant") + "/" + caller.get("name") + "  revoked " + caller.get("since"));
            }
        }
    }

    @Command(name = "revoke", sortOptions = false, header = "Revokes a caller: none of their tokens counts from now on.",
        description = "Holds for callers of every issuer. Their grants stay for the day they are added again.",
        footerHeading = "%nExample:%n", footer = "  gatehouse caller revoke alice --tenant acme")
    static final class Revoke extends OfficeVerb {
        @Mixin
        private OneCaller caller;

        @Override
        Told ask(Operator operator) throws IOException, NotRunning {
            return caller.ask(operator, "caller-revoke");
        }

        @Override
        void print(Told told, PrintWriter out) {
            out.println(caller + " is revoked.");
        }
    }
}
