package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.Route;
import dev.gatehouse.protocol.TaskReport;
import dev.gatehouse.serving.state.Binding;
import dev.gatehouse.serving.state.StateSeal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/// The ids of tasks that clients have: the server, the tool and the server's own id, sealed for one caller and route. One that was changed, is
/// somebody else's, of another route, over, or never was, is refused in the same words.
public final class TaskIds {
    private static final String PURPOSE = "task";
    private static final Duration LEAST = Duration.ofDays(1);
    private static final Duration MOST = Duration.ofDays(7);

    private final StateSeal seal;

    TaskIds(InstantSource clock) {
        this.seal = new StateSeal(clock, MOST);
    }

    /// The id under which the client of this call gets to know the task that the call became. It is good for as long as the server says that the
    /// task lives, for a day at least, since that may become longer, and for a week at most.
    String seal(Call.ToolCall call, TaskReport made) {
        Duration life = made.life().orElse(MOST);
        Duration bounded = life.compareTo(MOST) > 0 ? MOST : life.compareTo(LEAST) < 0 ? LEAST : life;
        String text = String.join("\n", call.facts().route().server(), call.tool().value(), made.id());
        return seal.seal(binding(call.facts()), text.getBytes(StandardCharsets.UTF_8), bounded);
    }

    /// The task that this caller was given on this route under this id.
    public Call.Task open(Call.Facts facts, String id) throws Refused {
        return seal.open(binding(facts), id).map(bytes -> task(bytes, id)).filter(task -> isBehind(facts.route(), task))
            .orElseThrow(() -> Refused.because(Code.STATE_INVALID, "task"));
    }

    private static Call.Task task(byte[] bytes, String id) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n", 3);
        return new Call.Task(parts[0], new Call.ToolName(parts[1]), parts[2], id);
    }

    /// A route to one server may have got another one.
    private static boolean isBehind(Route route, Call.Task task) {
        return route.name().equals(Route.ALL) || route.server().equals(task.server());
    }

    private static Binding binding(Call.Facts facts) {
        return new Binding(PURPOSE, facts.caller().key(), facts.route().name(), "");
    }
}
