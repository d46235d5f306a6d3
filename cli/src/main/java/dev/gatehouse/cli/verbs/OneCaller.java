package dev.gatehouse.cli.verbs;

import java.io.IOException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `NAME --tenant T`: one caller. Mix it in.
final class OneCaller {
    @Parameters(paramLabel = "NAME", description = "The caller's name.")
    private String name;

    @Option(names = "--tenant", paramLabel = "T", required = true, description = "Whose caller it is.")
    private String tenant;

    Told ask(Operator operator, String verb) throws IOException, NotRunning {
        return operator.ask(verb, "tenant", tenant, "name", name);
    }

    /// As a sentence begins.
    @Override
    public String toString() {
        return "Caller " + name + " of tenant " + tenant;
    }
}
