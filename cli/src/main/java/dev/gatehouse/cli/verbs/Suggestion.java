package dev.gatehouse.cli.verbs;

import dev.gatehouse.ledger.Account;
import dev.gatehouse.pipeline.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The narrowest grant that would have let a refused call through.
final class Suggestion {
    private Suggestion() {}

    /// The words after `gatehouse`; nothing where no grant would have helped.
    static Optional<List<String>> of(Account account) {
        return account.end().flatMap(end -> Code.named(end.code())).flatMap(code -> of(account, code));
    }

    private static Optional<List<String>> of(Account account, Code code) {
        boolean bad = account.caller().isEmpty() || account.tenant().isEmpty() || account.server().isEmpty();
        if (bad || code != Code.SERVER_NOT_GRANTED && code != Code.TOOL_NOT_GRANTED) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>(List.of("grant", "add", "--caller", account.caller(), "--tenant", account.tenant(), "--server", account.server()));
        if (account.method().equals("tools/call") && !account.target().isEmpty()) {
            words.addAll(List.of("--tool", account.target()));
        }
        return Optional.of(words);
    }
}
