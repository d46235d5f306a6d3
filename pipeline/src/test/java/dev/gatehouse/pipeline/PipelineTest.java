package dev.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.protocol.Id;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Names;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PipelineTest {
    private final List<String> story = new ArrayList<>();
    private final Id id = Id.of(7);

    @Test
    void aCallThatPassesEveryCheckIsOpenedSentClosedAndFinishedInThisOrder() {
        run(List.of(check("one", _ -> Verdict.PASS), check("two", _ -> Verdict.PASS)), List.of(), answers(done()));
        assertThat(story).containsExactly("check one", "check two", "open", "sent", "close done", "finish");
    }

    @Test
    void aRefusedCallReachesNoUpstreamAndIsOnRecord() {
        run(List.of(check("no", _ -> refuse()), check("later", _ -> Verdict.PASS)), List.of(), answers(done()));
        assertThat(story).containsExactly("check no", "refused by no", "refuse tool-not-granted");
    }

    @Test
    void aCheckThatThrowsHasRefused() {
        run(List.of(check("bad", _ -> {
            throw new IllegalStateException("boom");
        })), List.of(), answers(done()));
        assertThat(story).containsExactly("check bad", "refused by bad", "refuse internal");
    }

    @Test
    void aCheckWithoutAVerdictHasRefused() {
        run(List.of(check("mute", _ -> null)), List.of(), answers(done()));
        assertThat(story).containsExactly("check mute", "refused by mute", "refuse internal");
    }

    @Test
    void aCallThatAPersonIsAskedAboutReachesNoUpstreamAndIsOnRecord() {
        run(List.of(check("last", _ -> new Verdict.Ask(new Verdict.Question("rule one")))), List.of(), answers(done()));
        assertThat(story).containsExactly("check last", "refused by last", "refuse approval-needed");
    }

    @Test
    void withoutALedgerEntryNothingIsSent() {
        var ledger = new Notebook();
        ledger.full = true;
        run(ledger, List.of(), List.of(), answers(done()));
        assertThat(story).containsExactly("refuse ledger-full");
    }

    @Test
    void anEntryThatCannotBeClosedWithholdsTheFinalMessageAsUnknown() {
        var ledger = new Notebook();
        ledger.closes = false;
        run(ledger, List.of(), List.of(), answers(done()));
        assertThat(story).containsExactly("open", "sent", "refuse ledger-unavailable unknown");
    }

    @Test
    void everyMessageIsReviewedAndAHostileOneEndsTheCall() {
        Review noEvil = review("no-evil", message -> message.toString().contains("evil")
            ? new Finding.Withhold(Refusal.after(Effect.DONE, Code.ANSWER_WITHHELD, "evil")) : Finding.KEEP);
        run(List.of(), List.of(noEvil), answers(note("good"), note("evil"), done()));
        assertThat(story).containsExactly("open", "sent", "pass good", "close answer-withheld by no-evil", "refuse answer-withheld done");
    }

    @Test
    void aReplacedMessageIsWhatLaterReviewsAndTheCallerSee() {
        Review softer = review("softer", message -> new Finding.Replace(note("soft"), "softer"));
        Review second = review("second", message -> message.toString().contains("soft") ? Finding.KEEP : new Finding.Withhold(
            Refusal.of(Code.ANSWER_WITHHELD, "hard")));
        run(List.of(), List.of(onNotes(softer), onNotes(second)), answers(note("hard"), done()));
        assertThat(story).containsExactly("open", "sent", "pass soft", "close done softer", "finish");
    }

    @Test
    void aReviewThatThrowsWithholds() {
        run(List.of(), List.of(review("bad", _ -> {
            throw new IllegalStateException();
        })), answers(done()));
        assertThat(story).containsExactly("open", "sent", "close internal by bad", "refuse internal done");
    }

    @Test
    void aRequestFromTheServerIsReviewedAndPassedOn() {
        run(List.of(), List.of(), answers(Request.of(id, "sampling/createMessage", JsonObject.empty()), done()));
        assertThat(story).containsExactly("open", "sent", "pass question", "close done", "finish");
    }

    @Test
    void whateverIsHeldIsReleasedHoweverTheCallEnds() {
        Check holds = check("holds", _ -> new Verdict.Hold(() -> story.add("released")));
        run(List.of(holds), List.of(), cleared -> {
            throw new Refused(Refusal.after(Effect.UNKNOWN, Code.UPSTREAM_LOST, "gone"));
        });
        assertThat(story).containsExactly("check holds", "open", "close upstream-lost by upstream", "refuse upstream-lost unknown", "released");
    }

    @Test
    void anUpstreamThatThrowsLeavesTheEffectUnknown() {
        run(List.of(), List.of(), cleared -> {
            throw new IllegalStateException();
        });
        assertThat(story).containsExactly("open", "close internal by gateway", "refuse internal unknown");
    }

    @Test
    void aClearedCallIsUsedOnce() {
        run(List.of(), List.of(), cleared -> {
            cleared.use();
            assertThatThrownBy(cleared::use).isInstanceOf(IllegalStateException.class);
            return answers(done()).answer(cleared);
        });
        assertThat(story).contains("close done");
    }

    @Test
    void aStopBeforeTheAnswerStillReachesIt() {
        var stop = new Stop();
        stop.stop();
        var answer = new Script(new ArrayDeque<>(List.of(done())));
        new Pipeline(List.of(), List.of(), new Notebook()).run(call(), _ -> answer, stop, new Teller());
        assertThat(story).contains("cancelled");
    }

    private void run(List<Check> checks, List<Review> reviews, Upstream upstream) {
        run(new Notebook(), checks, reviews, upstream);
    }

    private void run(Notebook ledger, List<Check> checks, List<Review> reviews, Upstream upstream) {
        new Pipeline(checks, reviews, ledger).run(call(), upstream, new Stop(), new Teller());
    }

    private Call call() {
        var caller = new Caller.Person("acme", "alice", new Caller.Standing("local", "t1", Set.of(), Set.of(), Set.of()));
        var route = new Route("notes", "notes", "http://127.0.0.1:1/mcp/notes", Deadlines.of(Duration.ofSeconds(5)), 1000, false, Set.of());
        return new Call.Listing(new Call.Facts(CallId.fresh(), caller, route, Revision.R2025_11_25, Optional.empty(), Call.Client.SILENT,
            Deadline.in(Duration.ofSeconds(5)), Request.of(id, Names.TOOLS_LIST, JsonObject.empty()), 10), Listed.TOOLS, JsonObject.empty());
    }

    private Upstream answers(Message... messages) {
        return _ -> {
            story.add("sent");
            return new Script(new ArrayDeque<>(List.of(messages)));
        };
    }

    private Message done() {
        return Success.of(id, JsonObject.empty());
    }

    private static Message note(String word) {
        return new Notification("notifications/" + word, Optional.empty(), JsonObject.empty());
    }

    private static Verdict refuse() {
        return new Verdict.Refuse(Refusal.of(Code.TOOL_NOT_GRANTED, "no"));
    }

    private interface Judging {
        Verdict judge(Call call);
    }

    private Check check(String name, Judging judging) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Verdict judge(Call call) {
                story.add("check " + name);
                return judging.judge(call);
            }
        };
    }

    private interface Examining {
        Finding examine(Message message);
    }

    private static Review review(String name, Examining examining) {
        return new Review() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Finding examine(Call call, Message message) {
                return examining.examine(message);
            }
        };
    }

    private static Review onNotes(Review review) {
        return review(review.name(), message -> message instanceof Notification ? review.examine(null, message) : Finding.KEEP);
    }

    private final class Script implements Answer {
        private final Deque<Message> messages;

        Script(Deque<Message> messages) {
            this.messages = messages;
        }

        @Override
        public Message next() {
            return messages.poll();
        }

        @Override
        public void cancel() {
            story.add("cancelled");
        }

        @Override
        public void close() {}
    }

    private final class Notebook implements Ledger {
        private boolean full;
        private boolean closes = true;

        @Override
        public void turnedAway(Visitor visitor, Refusal refusal) {
            throw new AssertionError("the pipeline only ever sees calls");
        }

        @Override
        public Entry open(Call call) throws Refused {
            if (full) {
                throw new Refused(Refusal.of(Code.LEDGER_FULL, "full"));
            }
            story.add("open");
            return new Entry() {
                @Override
                public void checkpoint(Progress progress) {}

                @Override
                public void close(Ending ending) throws Refused {
                    if (!closes) {
                        throw new Refused(Refusal.of(Code.LEDGER_UNAVAILABLE, "gone"));
                    }
                    story.add(switch (ending) {
                        case Ending.Done(_, _, String reviews) -> ("close done " + reviews).strip();
                        case Ending.Ended(_, String by, Refusal refusal) -> "close " + refusal.code().word() + " by " + by;
                    });
                }
            };
        }

        @Override
        public void refused(Call call, String by, Refusal refusal) {
            story.add("refused by " + by);
        }
    }

    private final class Teller implements Outlet {
        @Override
        public void pass(Message message) {
            story.add("pass " + (message instanceof Notification note ? note.method().substring("notifications/".length()) : "question"));
        }

        @Override
        public void finish(Message last) {
            story.add("finish");
        }

        @Override
        public void refuse(Refusal refusal) {
            story.add(("refuse " + refusal.code().word() + (refusal.effect() == Effect.NONE ? "" : " " + refusal.effect().word())));
        }
    }
}
