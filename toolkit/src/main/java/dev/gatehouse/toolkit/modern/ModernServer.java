package dev.gatehouse.toolkit.modern;

import dev.gatehouse.protocol.Claim;
import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.TaskExtension;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.serving.state.StateSeal;
import dev.gatehouse.toolkit.answering.Failures;
import dev.gatehouse.toolkit.answering.Methods;
import dev.gatehouse.toolkit.carrying.Sink;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Outcome.Done;
import dev.gatehouse.toolkit.server.Outcome.Wrong;
import dev.gatehouse.toolkit.server.Step;
import dev.gatehouse.toolkit.tasks.Tasks;
import java.time.InstantSource;
import java.util.Optional;

/// What a modern server does, however its messages travel.
public final class ModernServer {
    private final Library library;
    private final Methods methods;
    private final Tasks tasks;
    private final Listening listening;
    private final Kept kept;

    /// @param route where it is served; what is kept with a client is bound to it
    public ModernServer(Library library, InstantSource clock, String route) {
        this.library = library;
        this.methods = new Methods(library);
        this.tasks = new Tasks(clock);
        this.listening = new Listening(library, tasks, methods.capabilities());
        this.kept = new Kept(new StateSeal(clock), route);
    }

    /// A request for a revision that is not spoken here.
    public static Wrong unsupported(Claim.Unsupported claim) {
        return Wrong.of(ErrorCode.UNSUPPORTED_PROTOCOL_VERSION, "That revision is not spoken here.",
            JsonObject.of("supported", revisions()).with("requested", JsonString.of(claim.requested())));
    }

    /// A request whose `_meta` lacks what it must have.
    public static Wrong incomplete(Claim.Incomplete claim) {
        return Wrong.of(ErrorCode.INVALID_PARAMS, "_meta lacks " + claim.member() + ".");
    }

    private static JsonArray revisions() {
        return JsonArray.of(JsonString.of(Revision.NEWEST_MODERN.text()));
    }

    /// Whether there is such a method.
    public boolean has(Request request) {
        return request.method().equals(Names.LISTEN) || step(request, "", JsonObject.empty()).isPresent();
    }

    /// Begins to answer a request, on a thread of its own, and says in `sink` what comes of it.
    ///
    /// @return what cancels it
    public Runnable start(Request request, String caller, JsonObject clientCapabilities, Sink sink) {
        if (request.method().equals(Names.LISTEN)) return listening.open(request, caller, sink);
        Step step = step(request, caller, clientCapabilities).orElse(_ -> Failures.noSuchMethod());
        return new ModernCall(request, caller, clientCapabilities, library.about(), tasks, kept, sink).start(step);
    }

    private Optional<Step> step(Request request, String caller, JsonObject clientCapabilities) {
        JsonObject params = request.params().orElseGet(JsonObject::empty);
        if (request.method().equals(Names.DISCOVER)) return Optional.of(_ -> discovered());
        if (TaskExtension.has(request.method())) return Optional.of(_ -> tasks.answer(request.method(), params, caller, clientCapabilities));
        return methods.step(request.method(), params);
    }

    private Outcome discovered() {
        JsonObject capabilities = TaskExtension.addTo(methods.capabilities());
        return new Done(JsonObject.of("supportedVersions", revisions()).with("capabilities", capabilities));
    }

    /// Ends all open streams of news in good order.
    public void close() {
        listening.close();
    }
}
