package dev.gatehouse.gateway.door;

import dev.gatehouse.gateway.upstream.TaskIds;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.ResourceAddress;
import dev.gatehouse.protocol.InputRequired;
import dev.gatehouse.protocol.LogLevel;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From a request to the call that it is.
final class Calls {
    private Calls() {}

    /// The call of a request that stands alone; empty where the method is not carried.
    ///
    /// @param paramFields the header fields that repeat arguments, by their names in lower case
    /// @param ids what opens the ids of tasks
    /// @throws Refused where the parameters are not those of the method
    static Optional<Call> alone(Call.Facts facts, Request request, Map<String, List<String>> paramFields, TaskIds ids) throws Refused {
        Optional<Call.TaskCall.Step> step = Call.TaskCall.Step.by(request.method());
        if (step.isPresent()) {
            return Optional.of(ofTask(facts, step.get(), params(request), ids));
        }
        return request.method().equals(Names.LISTEN) ? Optional.of(listening(facts, params(request), ids)) : of(facts, request, paramFields);
    }

    /// What can be asked for in either era.
    private static Optional<Call> of(Call.Facts facts, Request request, Map<String, List<String>> paramFields) throws Refused {
        JsonObject params = params(request);
        Optional<Listed> listed = Listed.by(request.method());
        if (listed.isPresent()) {
            if (params.has("cursor") && params.string("cursor").isEmpty()) {
                throw wrong("cursor");
            }
            return Optional.of(new Call.Listing(facts, listed.get(), params));
        }
        return Optional.ofNullable(switch (request.method()) {
            case Names.TOOLS_CALL -> new Call.ToolCall(facts, Call.ToolName.of(text(params, "name")), withArguments(params), paramFields);
            case Names.PROMPTS_GET -> new Call.PromptGet(facts, Call.PromptName.of(text(params, "name")), withArguments(params));
            case Names.RESOURCES_READ -> new Call.ResourceRead(facts, ResourceAddress.of(text(params, "uri")), params);
            case Names.COMPLETE -> new Call.Completion(facts, completed(params), params);
            default -> null;
        });
    }

    /// What a session alone can ask for.
    static Optional<Call> ofSession(Call.Facts facts, Request request) throws Refused {
        return switch (request.method()) {
            case Names.SET_LEVEL -> Optional.of(levelSetting(facts, request));
            case Names.SUBSCRIBE, Names.UNSUBSCRIBE -> Optional.of(new Call.Subscription(facts, ResourceAddress.of(text(params(request), "uri")),
                request.method().equals(Names.SUBSCRIBE), params(request)));
            default -> of(facts, request, Map.of());
        };
    }

    private static Call ofTask(Call.Facts facts, Call.TaskCall.Step step, JsonObject params, TaskIds ids) throws Refused {
        if (step == Call.TaskCall.Step.UPDATE && params.object(InputRequired.RESPONSES).isEmpty()) {
            throw wrong("no " + InputRequired.RESPONSES);
        }
        return new Call.TaskCall(facts, step, ids.open(facts, text(params, Names.TASK_ID)), params);
    }

    private static Call listening(Call.Facts facts, JsonObject params, TaskIds ids) throws Refused {
        News news = params.object("notifications").flatMap(News::of).orElseThrow(() -> wrong("notifications"));
        List<ResourceAddress> resources = new ArrayList<>();
        for (String uri : news.updates()) {
            resources.add(ResourceAddress.of(uri));
        }
        List<Call.Task> tasks = new ArrayList<>();
        for (String id : news.tasks()) {
            tasks.add(ids.open(facts, id));
        }
        return new Call.Listening(facts, news, resources, tasks);
    }

    private static Call levelSetting(Call.Facts facts, Request request) throws Refused {
        LogLevel level = LogLevel.of(text(params(request), "level")).orElseThrow(() -> wrong("level"));
        return new Call.LevelSetting(facts, level, params(request));
    }

    private static Call.Completed completed(JsonObject params) throws Refused {
        JsonObject about = params.object("ref").orElseThrow(() -> wrong("ref"));
        JsonObject argument = params.object("argument").orElseThrow(() -> wrong("argument"));
        text(argument, "name");
        text(argument, "value");
        return switch (text(about, "type")) {
            case "ref/prompt" -> new Call.Completed.OfPrompt(Call.PromptName.of(text(about, "name")));
            case "ref/resource" -> new Call.Completed.OfResource(ResourceAddress.of(text(about, "uri")));
            default -> throw wrong("ref type");
        };
    }

    private static JsonObject withArguments(JsonObject params) throws Refused {
        if (params.has("arguments") && params.object("arguments").isEmpty()) {
            throw wrong("arguments are not an object");
        }
        return params;
    }

    private static String text(JsonObject params, String member) throws Refused {
        return params.text(member).orElseThrow(() -> wrong("no " + member));
    }

    private static JsonObject params(Request request) {
        return request.params().orElseGet(JsonObject::empty);
    }

    private static Refused wrong(String what) {
        return Refused.because(Code.PARAMS_INVALID, what);
    }
}
