package dev.gatehouse.gateway.errands;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.Outlet;
import dev.gatehouse.pipeline.Pipeline;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.Stop;
import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/// One stream of the news of all servers: each tells on a call of its own, and what they tell comes together here.
///
/// The stream ends in good order when one that told ends, or when the servers that the caller may use have become others: its client comes
/// again, and is told before that the lists may have changed.
final class SharedNews implements Errand {
    private static final Duration TO_BEGIN = Duration.ofSeconds(12);

    private final Call.Listening wish;
    private final List<Said> parts;
    private final Pipeline pipeline;

    /// What one server is asked to tell.
    record Said(Member member, Call.Listening call, Renaming renaming) {}

    SharedNews(Call.Listening wish, List<Said> parts, Pipeline pipeline) {
        this.wish = wish;
        this.parts = parts;
        this.pipeline = pipeline;
    }

    @Override
    public List<Call> calls() {
        return parts.stream().<Call>map(Said::call).toList();
    }

    @Override
    public Optional<Member> to() {
        return Optional.empty();
    }

    @Override
    public void run(Stop stop, Outlet outlet) {
        Success last;
        try {
            last = listen(stop, outlet);
        } catch (Refused refused) {
            outlet.refuse(refused.refusal());
            return;
        }
        outlet.finish(last);
    }

    /// Returns when every part has ended and is on record.
    private Success listen(Stop stop, Outlet outlet) throws Refused {
        var heard = new HeardNews(parts.size(), isOlder());
        stop.takesAlong(heard::end);
        List<Stop> stops = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Said part : parts) {
                var own = new Stop();
                stops.add(own);
                threads.submit(() -> pipeline.run(part.call(), part.member().upstream(), own, heard.from(part)));
            }
            try {
                tell(heard, outlet);
            } finally {
                stops.forEach(Stop::stop);
            }
        }
        return end();
    }

    private void tell(HeardNews heard, Outlet outlet) throws Refused {
        News promised = heard.begun(TO_BEGIN);
        outlet.pass(stamped(Notification.of(Names.ACKNOWLEDGED, JsonObject.of("notifications", promised.json()))));
        for (Optional<Message> note = heard.next(); note.isPresent(); note = heard.next()) {
            outlet.pass(note.get());
        }
        for (String list : promised.lists()) {
            outlet.pass(stamped(Notification.of(list, JsonObject.empty())));
        }
    }

    private boolean isOlder() {
        return wish.facts().revision().era() == Era.LEGACY;
    }

    private Id id() {
        return ((Request) wish.facts().message()).id();
    }

    private Notification stamped(Notification note) {
        return isOlder() ? note : note.withSubscription(id());
    }

    private Success end() {
        JsonObject meta = JsonObject.of(Names.SUBSCRIPTION_ID, id().json());
        return Success.of(id(), JsonObject.of("resultType", JsonString.of("complete")).with(Names.META, meta));
    }
}
