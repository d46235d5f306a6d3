package dev.gatehouse.protocol.bridge;

import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.ErrorCode;
import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.PagesRequired;
import dev.gatehouse.protocol.Question;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.TaskExtension;
import dev.gatehouse.protocol.TaskReport;
import dev.gatehouse.protocol.bridge.Bridged.Dropped;
import dev.gatehouse.protocol.bridge.Bridged.Refused;
import dev.gatehouse.protocol.bridge.Bridged.Sent;
import dev.gatehouse.protocol.bridge.Bridged.Why;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The way of requests, their answers and the notes about them between a client of one era and a server of the same or the other. Handshakes go by [ServerFace] and [ClientFace]; ids and progress tokens are exchanged by the messages themselves.
///
/// Pure: the same message in, the same message out. What [Rewrite] does not name is carried byte for byte.
public final class Bridge {

    private static final Set<String> LISTINGS = Set.of(Names.TOOLS_LIST, Names.PROMPTS_LIST, Names.RESOURCES_LIST, Names.TEMPLATES_LIST);
    private static final Set<String> METHODS = Set.of(Names.TOOLS_LIST, Names.TOOLS_CALL, Names.PROMPTS_LIST, Names.PROMPTS_GET,
        Names.RESOURCES_LIST, Names.TEMPLATES_LIST, Names.RESOURCES_READ, Names.COMPLETE);
    private static final Set<String> OF_SESSIONS = Set.of(Names.SET_LEVEL, Names.SUBSCRIBE, Names.UNSUBSCRIBE);
    private static final int RESOURCE_NOT_FOUND = -32002;

    private final Era client;
    private final Era server;
    private final ClientFace face;
    private final Offer offer;

    private Bridge(Era client, Era server, ClientFace face, Offer offer) {
        this.client = client;
        this.server = server;
        this.face = face;
        this.offer = offer;
    }

    /// The bridge from clients of one era to a server of the same or the other.
    public static Bridge between(Era client, Era server, ClientFace face, Offer offer) {
        return new Bridge(client, server, face, offer);
    }

    /// A client's request for the server (rewrites: PROTOCOL_META_REMOVED, PROTOCOL_META_ADDED, CLIENT_CAPABILITIES).
    public Bridged<Request> request(Request request) {
        boolean inBoth = METHODS.contains(request.method());
        boolean ofTasks = TaskExtension.has(request.method()) && client == Era.MODERN && server == Era.MODERN;
        boolean inSessions = OF_SESSIONS.contains(request.method()) && client == Era.LEGACY && server == Era.LEGACY;
        if (!inBoth && !inSessions && !ofTasks) return new Refused<>(Why.METHOD_NOT_BRIDGED);
        return switch (server) {
            case LEGACY -> client == Era.LEGACY ? new Sent<>(request, Set.of()) : withoutProtocolMeta(request);
            case MODERN -> client == Era.LEGACY ? introduced(request) : withOurCapabilities(request);
        };
    }

    private static Bridged<Request> withoutProtocolMeta(Request request) {
        Optional<JsonObject> meta = request.meta();
        if (meta.isEmpty()) return new Sent<>(request, Set.of());
        JsonObject params = request.params().orElseThrow().without(InputRequired.OF_RETRIES);
        JsonObject left = withoutProtocolKeys(meta.get());
        if (left == meta.get() && params == request.params().get()) return new Sent<>(request, Set.of());
        return new Sent<>(request.withParams(withMeta(params, left)), Set.of(Rewrite.PROTOCOL_META_REMOVED));
    }

    private static JsonObject withMeta(JsonObject params, JsonObject left) {
        return left.size() == 0 ? params.without(Names.META) : params.with(Names.META, left);
    }

    private static JsonObject withoutProtocolKeys(JsonObject meta) {
        JsonObject left = meta;
        for (String key : meta.names()) if (key.startsWith(Names.PROTOCOL_PREFIX)) left = left.without(key);
        return left;
    }

    private Bridged<Request> introduced(Request request) {
        JsonObject params = request.params().orElseGet(JsonObject::empty);
        JsonObject meta = face.addTo(request.meta().orElseGet(JsonObject::empty));
        return new Sent<>(request.withParams(params.with(Names.META, meta)), Set.of(Rewrite.PROTOCOL_META_ADDED));
    }

    private Bridged<Request> withOurCapabilities(Request request) {
        Optional<JsonObject> meta = request.meta();
        Optional<JsonObject> declared = meta.flatMap(each -> each.object(Names.CLIENT_CAPABILITIES));
        if (declared.isEmpty() || isSame(declared.get(), face.capabilities())) return new Sent<>(request, Set.of());
        JsonObject relayed = meta.get().with(Names.CLIENT_CAPABILITIES, face.capabilities());
        return new Sent<>(request.withParams(request.params().orElseThrow().with(Names.META, relayed)), Set.of(Rewrite.CLIENT_CAPABILITIES));
    }

    private static boolean isSame(JsonObject declared, JsonObject relayed) {
        return declared.size() == 0 && relayed.size() == 0 || Arrays.equals(declared.bytes(), relayed.bytes());
    }

    /// A server's result for the client, and the method it answers (rewrites: RESULT_TYPE, CACHE_HINTS, CACHE_SCOPE, APPS).
    public Bridged<Success> result(String method, Success answer) {
        JsonObject result = answer.result();
        Optional<Why> unfit = unfitType(method, result);
        if (unfit.isPresent()) return new Refused<>(unfit.get());
        Set<Rewrite> rewrites = EnumSet.noneOf(Rewrite.class);
        Optional<JsonObject> said = method.equals(Names.TASKS_GET) ? task(result, rewrites) : Optional.of(result);
        if (said.isEmpty()) return new Refused<>(Why.TASK);
        JsonObject fit = client == Era.MODERN ? Results.modern(said.get(), isCacheable(method), rewrites) : result;
        JsonObject offered = method.equals(Names.TOOLS_LIST) ? Results.offered(fit, offer, rewrites) : fit;
        return new Sent<>(offered == result ? answer : answer.withResult(offered), rewrites);
    }

    private static boolean isCacheable(String method) {
        return LISTINGS.contains(method) || method.equals(Names.RESOURCES_READ);
    }

    /// An absent type means complete in either era; what nobody declared is invalid.
    private Optional<Why> unfitType(String method, JsonObject result) {
        if (!result.has("resultType")) return Optional.empty();
        String type = result.text("resultType").orElse("");
        return switch (type) {
            case "complete" -> Optional.empty();
            case InputRequired.TYPE -> client == Era.MODERN && server == Era.MODERN && mayAsk(method, result) ? Optional.empty() : Optional.of(Why.INPUT_REQUIRED);
            case TaskReport.TYPE -> mayBeTask(method) && TaskReport.made(result).isPresent() ? Optional.empty() : Optional.of(Why.TASK);
            default -> Optional.of(Why.UNKNOWN_RESULT_TYPE);
        };
    }

    /// Only a tool's call can go on as a task, and only where the server was told that its client can follow one.
    private boolean mayBeTask(String method) {
        return method.equals(Names.TOOLS_CALL) && client == Era.MODERN && server == Era.MODERN && TaskExtension.isIn(face.capabilities());
    }

    /// What a server tells of a task as a newer client may read it: an error that it came to goes by the rules for errors; empty where it
    /// is not what the extension promises (rewrites: ERROR_CODE).
    public static Optional<JsonObject> task(JsonObject told) {
        return task(told, EnumSet.noneOf(Rewrite.class));
    }

    private static Optional<JsonObject> task(JsonObject told, Set<Rewrite> rewrites) {
        Optional<TaskReport> report = TaskReport.told(told);
        Optional<Failure> failure = report.flatMap(TaskReport::failure);
        if (failure.isEmpty()) return report.map(TaskReport::json);
        return switch (failure(Era.MODERN, failure.get())) {
            case Sent<Failure>(Failure fit, Set<Rewrite> made) -> {
                rewrites.addAll(made);
                yield Optional.of(fit == failure.get() ? told : report.get().with(fit).json());
            }
            case Refused<Failure> _, Dropped<Failure> _ -> Optional.empty();
        };
    }

    private boolean mayAsk(String method, JsonObject result) {
        return InputRequired.METHODS.contains(method)
            && InputRequired.of(result).filter(asked -> asked.questions().values().stream().allMatch(this::isOpen)).isPresent();
    }

    private boolean isOpen(InputRequired.Asked asked) {
        return asked.question().isFor(face.capabilities(), asked.params());
    }

    /// A server's error for the client (rewrites: ERROR_CODE).
    public Bridged<Failure> failure(Failure answer) {
        return sendsToPages(answer) ? new Sent<>(answer, Set.of()) : failure(client, answer);
    }

    private boolean sendsToPages(Failure answer) {
        return server == Era.LEGACY && PagesRequired.areFor(face.capabilities()) && PagesRequired.of(answer).isPresent();
    }

    private static Bridged<Failure> failure(Era client, Failure answer) {
        if (ServerFace.provesModern(answer)) return new Refused<>(Why.OUR_REQUEST);
        if (PagesRequired.is(answer)) return new Refused<>(Why.INPUT_REQUIRED);
        boolean forbidden = client == Era.MODERN && answer.code() == RESOURCE_NOT_FOUND;
        if (!forbidden) return new Sent<>(answer, Set.of());
        return new Sent<>(answer.withCode(ErrorCode.INVALID_PARAMS.code()), Set.of(Rewrite.ERROR_CODE));
    }

    /// A server's note about a request for the client who made it: its progress, that a page was visited, and log messages if it wants them. A
    /// legacy session is not asked whether it does, since its server knows.
    public Bridged<Notification> toClient(Notification notification) {
        boolean fit = switch (notification.method()) {
            case Names.PROGRESS -> notification.progressToken().isPresent();
            case Names.LOG -> LogLevel.of(notification).filter(level -> client == Era.LEGACY || face.level().filter(level::atLeast).isPresent()).isPresent();
            case Names.PAGE_VISITED -> knowsPages();
            default -> false;
        };
        return fit ? new Sent<>(notification, Set.of()) : new Dropped<>();
    }

    /// Pages have ids between legacy peers alone.
    private boolean knowsPages() {
        return client == Era.LEGACY && server == Era.LEGACY && PagesRequired.areFor(face.capabilities());
    }

    /// A client's notification for the server: a cancellation alone passes. (A modern client over HTTP cancels by closing its stream.)
    public Bridged<Notification> toServer(Notification notification) {
        boolean fit = notification.method().equals(Names.CANCELLED) && notification.requestId().isPresent();
        return fit ? new Sent<>(notification, Set.of()) : new Dropped<>();
    }

    /// Our own answer to a request that a server makes: alive when it pings, else that nobody here takes requests.
    public static Message answerToServer(Request request) {
        if (request.method().equals(Names.PING)) return Success.of(request.id(), JsonObject.empty());
        return Failure.of(Optional.of(request.id()), ErrorCode.METHOD_NOT_FOUND.code(), "This client takes no such requests.");
    }

    /// A server's question for its client, where one of them is older (rewrites: QUESTION_META, ELICITATION_ID): nothing of either side's
    /// protocol crosses, and its progress is nobody's here.
    public static Request question(Revision client, Request question) {
        Request plain = question.meta().map(meta -> withoutOurs(question, meta)).orElse(question);
        return client == Revision.R2025_11_25 && wantsPage(plain) ? plain.withParams(named(plain)) : plain;
    }

    private static Request withoutOurs(Request question, JsonObject meta) {
        JsonObject left = withoutProtocolKeys(meta).without(Names.PROGRESS_TOKEN);
        return left == meta ? question : question.withParams(withMeta(question.params().orElseThrow(), left));
    }

    private static boolean wantsPage(Request question) {
        return question.params().isPresent() && Question.by(question.method()).filter(each -> each.isPage(question.params().get())).isPresent();
    }

    /// A page has an id in 2025-11-25 alone (client/elicitation): where its server gave none, the question's own is as good.
    private static JsonObject named(Request page) {
        JsonObject params = page.params().orElseThrow();
        return params.has("elicitationId") ? params : params.with("elicitationId", page.id().json());
    }

    /// Our own no to a question of a server that its client has not answered.
    public static Message declined(Request question) {
        boolean elicitation = Question.by(question.method()).filter(Question.ELICITATION::equals).isPresent();
        return elicitation
            ? Success.of(question.id(), JsonObject.of(JsonObject.member("action", "cancel")))
            : Failure.of(Optional.of(question.id()), ErrorCode.INVALID_PARAMS.code(), "The client did not answer.");
    }
}
