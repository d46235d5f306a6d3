package dev.gatehouse.cli.verbs;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `token`: makes a bearer token and prints it alone.
@Command(name = "token", sortOptions = false, header = "Makes a bearer token for one of this house's callers, and prints it alone.",
    description = {"Whoever has a token is its caller: keep it in a file of mode 0600, and out of arguments and histories. It grants nothing by itself.",
        "Only its making is on record, by the id that --json shows and revoke takes."},
    footerHeading = "%nExample:%n", footer = "  (umask 077; gatehouse token --caller alice --tenant acme --route notes --ttl 30m > alice.token)")
public final class TokenVerb extends OfficeVerb {
    @Option(names = "--caller", paramLabel = "NAME", required = true, description = "Whose token it is.")
    private String caller;

    @Option(names = "--tenant", paramLabel = "T", required = true, description = "The caller's tenant.")
    private String tenant;

    @Option(names = "--route", paramLabel = "NAME",
        description = "A route that it is for: one of a server, or all, which has all servers. May be repeated. Default: every route that there is now.")
    private List<String> routes = new ArrayList<>();

    @Option(names = "--ttl", paramLabel = "TIME", defaultValue = "1h", converter = Span.Reader.class,
        description = "How long it lives, at most 24h: 90s, 30m, 1h. Default: ${DEFAULT-VALUE}.")
    private Span ttl;

    @Option(names = "--scope", paramLabel = "S", description = "A scope that it carries. May be repeated.")
    private List<String> scopes = new ArrayList<>();

    @Override
    Told ask(Operator operator) throws IOException, NotRunning {
        return operator.ask("token", "tenant", tenant, "name", caller, "routes", routes, "seconds", ttl.seconds(), "scopes", scopes);
    }

    @Override
    void print(Told told, PrintWriter out) {
        out.println(told.text("token"));
    }
}
