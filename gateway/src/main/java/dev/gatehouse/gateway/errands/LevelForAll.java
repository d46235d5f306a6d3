package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Pipeline;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Stop;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Tells all servers which log messages a session wants. Those that have none are not asked again.
record LevelForAll(Call.LevelSetting wish, List<Part> parts, Pipeline pipeline) implements Errand {
    @Override
    public List<Call> calls() {
        return List.of(wish);
    }

    @Override
    public Optional<Member> to() {
        return Optional.empty();
    }

    @Override
    public void run(Stop stop, Outlet outlet) {
        List<Ended> all = Together.each(Part.AT_ONCE, parts, part -> part.call(new Call.LevelSetting(part.facts(), wish.level(), wish.params()), pipeline, stop));
        Optional<Refusal> no = all.stream().flatMap(each -> each.refusal().stream()).filter(Part::endsAll).findFirst();
        if (no.isPresent()) {
            outlet.refuse(no.get());
        } else {
            outlet.finish(Success.of(((Request) wish.facts().message()).id(), JsonObject.empty()));
        }
    }
}
