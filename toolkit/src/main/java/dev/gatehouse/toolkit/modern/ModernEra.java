package dev.gatehouse.toolkit.modern;

import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Agreement;
import dev.gatehouse.protocol.Claim;
import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.MirroredHeaders;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.ParamHeaders;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.serving.front.Arrival;
import dev.gatehouse.toolkit.answering.Failures;
import dev.gatehouse.toolkit.carrying.Exchange;
import dev.gatehouse.toolkit.carrying.Outbox;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Answers a modern request over HTTP, in this order: what its `_meta` must have, whether headers and body agree, its revision, its method,
/// the headers that repeat arguments, and then the work. A client that leaves cancels it (MCP 2026-07-28, basic/transports).
public final class ModernEra {
    private final Library library;
    private final ModernServer server;

    public ModernEra(Library library, InstantSource clock, String route) {
        this.library = library;
        this.server = new ModernServer(library, clock, route);
    }

    /// Answers it.
    ///
    /// @param caller whose it is
    public void answer(Arrival arrival, String caller, Request request, Claim claim) throws Refused {
        switch (claim) {
            case Claim.Legacy _ -> throw new IllegalArgumentException("not of this era");
            case Claim.Incomplete incomplete -> refuse(arrival, request, 400, ModernServer.incomplete(incomplete));
            case Claim.Unsupported unsupported -> refuse(arrival, request, 400, differing(request, arrival)
                .filter(_ -> !request.method().equals(Names.INITIALIZE)).orElseGet(() -> ModernServer.unsupported(unsupported)));
            case Claim.Modern modern -> answer(arrival, caller, request, modern);
        }
    }

    private void answer(Arrival arrival, String caller, Request request, Claim.Modern claim) throws Refused {
        Optional<Wrong> differ = differing(request, arrival);
        if (differ.isPresent()) {
            refuse(arrival, request, 400, differ.get());
        } else if (!server.has(request)) {
            refuse(arrival, request, 404, Failures.noSuchMethod());
        } else {
            Optional<Wrong> arguments = arguments(arrival, request);
            if (arguments.isPresent()) refuse(arrival, request, 400, arguments.get());
            else carry(arrival, caller, request, claim);
        }
    }

    private void carry(Arrival arrival, String caller, Request request, Claim.Modern claim) throws Refused {
        Outbox outbox = request.method().equals(Names.LISTEN) ? Outbox.ofNews() : Outbox.ofCall();
        Exchange exchange = Exchange.of(arrival).reading(outbox);
        Runnable cancel = server.start(request, caller, claim.clientCapabilities(), outbox);
        try {
            exchange.carry(0, cancel);
        } finally {
            cancel.run();
        }
    }

    private static Optional<Wrong> differing(Request request, Arrival arrival) {
        return differing(MirroredHeaders.compare(request, arrival::headers));
    }

    private static Optional<Wrong> differing(Agreement agreement) {
        return switch (agreement) {
            case Agreement.Agree _ -> Optional.empty();
            case Agreement.Differ(String header, _) -> Optional.of(Wrong.of(ErrorCode.HEADER_MISMATCH, "The header " + header + " and the body differ."));
        };
    }

    private Optional<Wrong> arguments(Arrival arrival, Request request) {
        if (!request.method().equals(Names.TOOLS_CALL)) return Optional.empty();
        JsonObject params = request.params().orElseGet(JsonObject::empty);
        return params.text("name").flatMap(library::tool).flatMap(tool -> switch (ParamHeaders.of(tool.inputSchema())) {
            case ParamHeaders.Declared(var declared) -> differing(MirroredHeaders.compareArguments(request, arrival::headers, declared));
            case ParamHeaders.Unfit _ -> Optional.empty();
        });
    }

    private static void refuse(Arrival arrival, Request request, int status, Wrong wrong) {
        arrival.answer(status, Map.of(), Exchange.JSON, Failures.of(request.id(), wrong).bytes());
    }

    /// Ends all open streams in good order.
    public void close() {
        server.close();
    }
}
