package dev.gatehouse.vault;

import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.Failed;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Outcome;
import dev.gatehouse.wire.message.Part;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// An answer over the wire as one text, so that a test compares it at once.
final class Told {
    private Told() {}

    static String of(Exchange exchange) throws WireException {
        var text = new StringBuilder();
        while (true) {
            Message next = exchange.receive();
            text.append(of(next));
            if (next instanceof End || next instanceof Failed) {
                return text.toString();
            }
        }
    }

    static String of(Message message) {
        return switch (message) {
            case Head head -> head.status() + " " + head.headers().stream().map(header -> header.name() + "=" + header.value()).sorted().collect(Collectors.joining(" ")) + "|";
            case Part part -> new String(part.bytes(), StandardCharsets.UTF_8);
            case End end -> end.outcome() == Outcome.COMPLETE ? "|end" : "|cut " + end.note();
            case Failed failed -> failed.code() + " " + failed.effect() + " " + failed.detail();
            default -> message.toString();
        };
    }
}
