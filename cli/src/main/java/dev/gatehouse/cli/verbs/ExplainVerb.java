package dev.gatehouse.cli.verbs;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.cli.UsualOptions;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.ledger.Account;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.pipeline.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `explain`: why a call was refused, by which check, and what to do about it. Reads the ledger alone, so it works after `down` too.
@Command(name = "explain", sortOptions = false, header = "Explains one call by its id, or one refusal code.",
    description = {"Every answer names its call in the header Gatehouse-Call, and every refusal also in its error's data.",
        "A request that was refused before its caller was known has no entry of its own: it is counted by address and code. Explain its code."},
    footerHeading = "%nExamples:%n", footer = {
        "  gatehouse explain Zx3kP0aB_7Qd-91M",
        "  gatehouse explain Zx3kP0aB_7Qd-91M --suggest",
        "  gatehouse explain token-wrong-audience"})
public final class ExplainVerb implements Callable<Integer> {
    @Parameters(paramLabel = "CALL-ID|CODE", description = "A call's id, 16 characters; or a code such as tool-not-granted.")
    private String what;

    @Option(names = "--suggest", description = "Prints the grant that would have let the call through, and nothing else.")
    private boolean suggest;

    @Mixin
    private UsualOptions usual;

    @Override
    public Integer call() throws IOException {
        Home at = usual.home();
        Optional<Code> code = Code.named(what);
        int exit = code.isPresent() ? code(at, code.get()) : call(at);
        usual.out().flush();
        return exit;
    }

    private int call(Home at) throws IOException {
        Optional<Account> account = what.matches("[A-Za-z0-9_-]{16}") && Files.isDirectory(at.ledger()) ? new LedgerReader(at.ledger()).find(what) : Optional.empty();
        if (account.isEmpty()) {
            err("There is no call " + (what.matches("[A-Za-z0-9_-]{1,64}") ? what : "of that form") + " in this ledger. A request that was refused before its caller was known"
                + " has no entry: explain the code in its answer instead, such as: gatehouse explain token-missing");
            return Exit.NO;
        }
        return suggest ? suggest(account.get()) : show(Explanation.of(account.get()));
    }

    private int suggest(Account account) {
        Optional<List<String>> words = Suggestion.of(account);
        if (words.isEmpty()) {
            err("No grant would change how this call ended. See: gatehouse explain " + account.call());
            return Exit.NO;
        }
        usual.out().println(usual.json() ? Json.pretty(Json.object("arguments", words.get())) : "gatehouse " + Words.quoted(words.get()));
        return Exit.DONE;
    }

    private int code(Home at, Code code) throws IOException {
        if (suggest) {
            err("A code alone names no call to grant: gatehouse explain CALL-ID --suggest");
            return Exit.NO;
        }
        return show(Explanation.of(code, RefusalCounts.of(at, code)));
    }

    private int show(Map<String, Object> explanation) {
        if (usual.json()) {
            usual.print(explanation);
        } else {
            Explanation.print(explanation, usual.out());
        }
        return Exit.DONE;
    }

    private void err(String sentence) {
        usual.err().println(sentence);
    }
}
