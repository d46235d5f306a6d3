package dev.gatehouse.toolkit.modern;

import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Agreement;
import dev.gatehouse.protocol.Claim;
import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.MirroredHeaders;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.ParamHeaders;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.serving.front.Arrival;
import dev.gatehouse.serving.state.StateSeal;
import dev.gatehouse.toolkit.answering.Failures;
import dev.gatehouse.toolkit.answering.Methods;
import dev.gatehouse.toolkit.carrying.Exchange;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Outcome.Done;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import dev.gatehouse.toolkit.server.Step;
import dev.gatehouse.toolkit.tasks.Tasks;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Answers a modern request, in this order: what its `_meta` must have, whether headers and body agree, its revision, its method, the
/// headers that repeat arguments, and then the work.
public final class ModernEra {
    private final Library library;
    private final Methods methods;
    private final Tasks tasks;
    private final Listening listening;
    private final Kept kept;

    /// @param route where it is served; what is kept with a client is bound to it
    public ModernEra(Library library, InstantSource clock, String route) {
        this.library = library;
        this.methods = new Methods(library);
        this.tasks = new Tasks(clock);
        this.listening = new Listening(library, tasks, methods.capabilities());
        this.kept = new Kept(new StateSeal(clock), route);
    }

    /// Answers it.
    ///
    /// @param caller whose it is
    public void answer(Arrival arrival, String caller, Request request, Claim claim) throws Refused {
        switch (claim) {
            case Claim.Legacy _ -> throw new IllegalArgumentException("not of this era");
            case Claim.Incomplete(String member) -> refuse(arrival, request, 400, Wrong.of(ErrorCode.INVALID_PARAMS, "_meta lacks " + member + "."));
            case Claim.Unsupported(String requested) -> refuse(arrival, request, 400, headers(arrival, request).orElseGet(() -> unsupported(requested)));
            case Claim.Modern modern -> {
                Optional<Wrong> differ = headers(arrival, request);
                if (differ.isPresent()) refuse(arrival, request, 400, differ.get());
                else answer(arrival, caller, request, modern.clientCapabilities());
            }
        }
    }

    private static Optional<Wrong> headers(Arrival arrival, Request request) {
        return differing(MirroredHeaders.compare(request, arrival::headers));
    }

    private static Optional<Wrong> differing(Agreement agreement) {
        return switch (agreement) {
            case Agreement.Agree _ -> Optional.empty();
            case Agreement.Differ(String header, _) -> Optional.of(Wrong.of(ErrorCode.HEADER_MISMATCH, "The header " + header + " and the body differ."));
        };
    }

    private static Wrong unsupported(String requested) {
        return Wrong.of(ErrorCode.UNSUPPORTED_PROTOCOL_VERSION, "That revision is not spoken here.",
            JsonObject.of("supported", revisions()).with("requested", JsonString.of(requested)));
    }

    private static JsonArray revisions() {
        return JsonArray.of(JsonString.of(Revision.NEWEST_MODERN.text()));
    }

    private void answer(Arrival arrival, String caller, Request request, JsonObject clientCapabilities) throws Refused {
        JsonObject params = request.params().orElseGet(JsonObject::empty);
        if (request.method().equals(Names.LISTEN)) {
            if (!listening.serve(arrival, caller, request)) refuse(arrival, request, 400, Wrong.of(ErrorCode.INVALID_PARAMS, "It is not said what is wanted."));
            return;
        }
        Optional<Step> step = step(request.method(), params, caller, clientCapabilities);
        if (step.isEmpty()) {
            refuse(arrival, request, 404, Failures.noSuchMethod());
            return;
        }
        Optional<Wrong> differ = arguments(arrival, request, params);
        if (differ.isPresent()) refuse(arrival, request, 400, differ.get());
        else new ModernCall(request, caller, clientCapabilities, library.about(), tasks, kept).carry(arrival, step.get());
    }

    private Optional<Step> step(String method, JsonObject params, String caller, JsonObject clientCapabilities) {
        if (method.equals(Names.DISCOVER)) return Optional.of(_ -> discovered());
        Optional<Outcome> ofTask = tasks.answer(method, params, caller, clientCapabilities);
        return ofTask.<Step>map(outcome -> _ -> outcome).or(() -> methods.step(method, params));
    }

    private Outcome discovered() {
        JsonObject capabilities = methods.capabilities().with("extensions", JsonObject.of(Tasks.EXTENSION, JsonObject.empty()));
        return new Done(JsonObject.of("supportedVersions", revisions()).with("capabilities", capabilities));
    }

    private Optional<Wrong> arguments(Arrival arrival, Request request, JsonObject params) {
        if (!request.method().equals(Names.TOOLS_CALL)) return Optional.empty();
        return params.text("name").flatMap(library::tool).flatMap(tool -> switch (ParamHeaders.of(tool.inputSchema())) {
            case ParamHeaders.Declared(var declared) -> differing(MirroredHeaders.compareArguments(request, arrival::headers, declared));
            case ParamHeaders.Unfit _ -> Optional.empty();
        });
    }

    private static void refuse(Arrival arrival, Request request, int status, Wrong wrong) {
        Failure failure = Failures.of(request.id(), wrong);
        arrival.answer(status, Map.of(), Exchange.JSON, failure.bytes());
    }

    /// Ends all open streams in good order.
    public void close() {
        listening.close();
    }
}
