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
        Optional<String> option = option(code);
        if (bad || option.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>(List.of("grant", "add", "--caller", account.caller(), "--tenant", account.tenant(), "--server", account.server()));
        if (!option.get().isEmpty() && !account.target().isEmpty()) {
            words.addAll(List.of(option.get(), account.target()));
        }
        return Optional.of(words);
    }

    /// By which option of `grant add` the target is named; empty text where the whole server is.
    private static Optional<String> option(Code code) {
        return switch (code) {
            case SERVER_NOT_GRANTED -> Optional.of("");
            case TOOL_NOT_GRANTED -> Optional.of("--tool");
            case PROMPT_NOT_GRANTED -> Optional.of("--prompt");
            case RESOURCE_NOT_GRANTED -> Optional.of("--resource");
            default -> Optional.empty();
        };
    }
}
