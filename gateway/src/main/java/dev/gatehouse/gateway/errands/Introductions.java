package dev.gatehouse.gateway.errands;

import dev.gatehouse.gateway.upstream.Ourselves;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Pipeline;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Stop;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.TaskExtension;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The answer to `initialize` or `server/discover` for all servers: we introduce ourselves, with what any of them can do.
///
/// A server that does not answer counts as one that can do everything: clients ask only for what they were told of, and it may be there later.
final class Introductions implements Errand {
    private static final int LONGEST_INSTRUCTIONS = 4096;
    private static final int MOST_INSTRUCTIONS = 32 * 1024;

    private final Call.Discovery question;
    private final List<Part> parts;
    private final Pipeline pipeline;

    private record Introduced(Part part, Ended ended) {}

    Introductions(Call.Discovery question, List<Part> parts, Pipeline pipeline) {
        this.question = question;
        this.parts = parts;
        this.pipeline = pipeline;
    }

    @Override
    public List<Call> calls() {
        return List.of(question);
    }

    @Override
    public Optional<Member> to() {
        return Optional.empty();
    }

    @Override
    public void run(Stop stop, Outlet outlet) {
        List<Introduced> all = Together.each(Part.AT_ONCE, parts, part -> new Introduced(part, part.call(new Call.Discovery(part.facts(), question.params()), pipeline, stop)));
        Optional<Refusal> no = all.stream().flatMap(each -> each.ended().refusal().stream()).filter(Part::endsAll).findFirst();
        if (no.isPresent()) {
            outlet.refuse(no.get());
            return;
        }
        all.forEach(each -> each.ended().refusal().ifPresent(each.part()::leftOut));
        outlet.finish(Success.of(((Request) question.facts().message()).id(), face(all)));
    }

    private JsonObject face(List<Introduced> all) {
        JsonObject common = JsonObject.of("capabilities", capabilities(all.stream().map(each -> each.ended().result()
            .flatMap(result -> result.object("capabilities"))).toList(), question.facts().followsTasks()));
        String instructions = instructions(all);
        JsonObject face = instructions.isEmpty() ? common : common.with(Names.INSTRUCTIONS, JsonString.of(instructions));
        return switch (question.facts().revision().era()) {
            case LEGACY -> face.with("protocolVersion", JsonString.of(question.facts().revision().text())).with("serverInfo", Ourselves.INFO);
            case MODERN -> face.with("resultType", JsonString.of("complete"))
                .with("supportedVersions", JsonArray.of(JsonString.of(question.facts().revision().text())))
                .with("ttlMs", JsonNumber.of(0))
                .with("cacheScope", JsonString.of("private"))
                .with(Names.META, JsonObject.of(Names.SERVER_INFO, Ourselves.INFO));
        };
    }

    /// What any of them can do; nothing stands for one that was not heard.
    ///
    /// @param tasks whether the client can follow tasks
    static JsonObject capabilities(List<Optional<JsonObject>> each, boolean tasks) {
        List<JsonObject.Member> all = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            if (each.stream().anyMatch(one -> one.isEmpty() || one.get().object(feature.word).isPresent())) {
                all.add(JsonObject.member(feature.word, feature.of(each)));
            }
        }
        JsonObject capabilities = JsonObject.of(all);
        return tasks && each.stream().anyMatch(one -> one.isEmpty() || TaskExtension.isIn(one.get())) ? TaskExtension.addTo(capabilities) : capabilities;
    }

    /// What passes through this route, and what can be said of it.
    private enum Feature {
        TOOLS("tools", "listChanged"),
        PROMPTS("prompts", "listChanged"),
        RESOURCES("resources", "subscribe", "listChanged"),
        COMPLETIONS("completions"),
        LOGGING("logging");

        private final String word;
        private final List<String> flags;

        Feature(String word, String... flags) {
            this.word = word;
            this.flags = List.of(flags);
        }

        private JsonObject of(List<Optional<JsonObject>> each) {
            return JsonObject.of(flags.stream().filter(flag -> each.stream().anyMatch(one -> one.isEmpty() || says(one.get(), flag)))
                .map(flag -> JsonObject.member(flag, JsonBoolean.TRUE)).toList());
        }

        private boolean says(JsonObject capabilities, String flag) {
            Optional<Json> said = capabilities.object(word).flatMap(feature -> feature.get(flag));
            return said.filter(each -> each instanceof JsonBoolean yes && yes.value()).isPresent();
        }
    }

    /// Each server's own words under its name; too long ones are left out whole.
    private static String instructions(List<Introduced> all) {
        var text = new StringBuilder();
        for (Introduced each : all) {
            each.ended().result().flatMap(result -> result.text(Names.INSTRUCTIONS))
                .filter(own -> !own.isBlank() && own.length() <= LONGEST_INSTRUCTIONS && text.length() + own.length() <= MOST_INSTRUCTIONS)
                .ifPresent(own -> text.append(text.isEmpty() ? "" : "\n\n").append("Of ").append(each.part().server()).append(": ").append(own));
        }
        return text.toString();
    }
}
