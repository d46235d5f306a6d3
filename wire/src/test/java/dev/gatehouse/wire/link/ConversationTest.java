package dev.gatehouse.wire.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.wire.Lane;
import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.WireViolation;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Credit;
import dev.gatehouse.wire.message.End;
import dev.gatehouse.wire.message.Head;
import dev.gatehouse.wire.message.Held;
import dev.gatehouse.wire.message.Kind;
import dev.gatehouse.wire.message.Limits;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Part;
import dev.gatehouse.wire.message.Ping;
import dev.gatehouse.wire.message.Samples;
import dev.gatehouse.wire.message.Settings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static final Zone GATE = Zone.GATE;
    private static final Zone BROKER = Zone.BROKER;

    @Test
    void nobodySaysWhatTheTableDoesNotGiveThemWhateverWentBefore() throws Exception {
        for (Lane lane : Lane.values()) {
            for (Zone from : List.of(lane.dialler(), lane.listener())) {
                for (Kind kind : Kind.values()) {
                    if (!kind.mayCross(from, lane.across(from))) {
                        for (Conversation at : everyTurnOf(lane)) {
                            assertRule(Rule.NOT_ALLOWED, () -> at.expect(from, kind));
                        }
                    }
                }
            }
        }
    }

    @Test
    void whatTheTableGivesThemTheySayInTheirTurnOnly() throws Exception {
        for (Lane lane : Lane.values()) {
            for (Conversation at : everyTurnOf(lane)) {
                assertThat(sayable(at, lane, lane.starter()).isEmpty() && sayable(at, lane, lane.answerer()).isEmpty()).isFalse();
            }
            Conversation idle = new Conversation(lane);
            assertThat(sayable(idle, lane, lane.answerer())).isEmpty();
            assertThat(sayable(idle, lane, lane.starter())).allMatch(Kind::starts).contains(Kind.PING);
        }
    }

    @Test
    void aCallHasThisOrderAndNoOther() throws Exception {
        var talk = new Conversation(Lane.BROKER_TO_GATE);
        assertSayable(talk, EnumSet.of(Kind.PING, Kind.SEND, Kind.FETCH), EnumSet.noneOf(Kind.class));
        talk.pass(GATE, Town.call(3, 10));
        assertSayable(talk, EnumSet.of(Kind.PART, Kind.END), EnumSet.noneOf(Kind.class));
        talk.pass(GATE, Part.of(new byte[3]));
        talk.pass(GATE, End.complete());
        assertSayable(talk, EnumSet.noneOf(Kind.class), EnumSet.of(Kind.HEAD, Kind.FAILED));
        talk.pass(BROKER, new Head(200, List.of(), ""));
        assertSayable(talk, EnumSet.of(Kind.CREDIT, Kind.HELD), EnumSet.of(Kind.PART, Kind.END));
        talk.pass(BROKER, Part.of(new byte[10]));
        talk.pass(GATE, new Credit(5));
        talk.pass(BROKER, End.cut("x"));
        assertThat(talk.idle()).isTrue();
        assertSayable(talk, EnumSet.of(Kind.PING, Kind.SEND, Kind.FETCH, Kind.CREDIT, Kind.HELD), EnumSet.noneOf(Kind.class));
    }

    @Test
    void anAnswerIsHeldFromTheWordOfItToTheNextStart() throws Exception {
        var talk = streaming(1);
        assertThat(talk.held()).isFalse();
        talk.pass(BROKER, End.complete());
        talk.pass(GATE, new Held());
        assertThat(talk.held()).isTrue();
        talk.pass(GATE, new Ping());
        assertThat(talk.held()).isFalse();
    }

    @Test
    void answerPartsNeedCredit() throws Exception {
        var talk = streaming(10);
        talk.pass(BROKER, Part.of(new byte[10]));
        assertRule(Rule.OVER_CREDIT, () -> talk.pass(BROKER, Part.of(new byte[1])));
        var other = streaming(10);
        assertRule(Rule.OVER_CREDIT, () -> other.pass(BROKER, Part.of(new byte[11])));
    }

    @Test
    void creditIsGrantedUpToItsLimitEvenAfterTheEnd() throws Exception {
        var talk = streaming(1);
        talk.pass(GATE, new Credit(Limits.CREDIT - 1));
        assertRule(Rule.OVER_CREDIT, () -> talk.pass(GATE, new Credit(1)));
        var late = streaming(1);
        late.pass(BROKER, End.complete());
        late.pass(GATE, new Credit(Limits.CREDIT - 1));
        assertRule(Rule.OVER_CREDIT, () -> late.pass(GATE, new Credit(1)));
    }

    @Test
    void aBodyIsAsLongAsAnnounced() throws Exception {
        var talk = new Conversation(Lane.BROKER_TO_GATE);
        talk.pass(GATE, Town.call(3, 10));
        assertRule(Rule.BAD_VALUE, () -> talk.pass(GATE, End.complete()));
        assertRule(Rule.OVER_LIMIT, () -> talk.pass(GATE, Part.of(new byte[4])));
        var settings = new Conversation(Lane.OFFICE_TO_GATE);
        settings.pass(Zone.OFFICE, new Settings(1, 2, new byte[0], new byte[0]));
        settings.pass(Zone.OFFICE, Part.of(new byte[2]));
        assertRule(Rule.BAD_VALUE, () -> settings.pass(Zone.OFFICE, End.cut("no")));
    }

    private static Conversation streaming(int credit) throws WireViolation {
        var talk = new Conversation(Lane.BROKER_TO_GATE);
        talk.pass(GATE, Town.call(0, credit));
        talk.pass(GATE, End.complete());
        talk.pass(BROKER, new Head(200, List.of(), ""));
        return talk;
    }

    /// A conversation in every turn that this lane can come to: after nothing, after each start, in each body, after each answer.
    private static List<Conversation> everyTurnOf(Lane lane) throws WireViolation {
        List<Conversation> turns = new ArrayList<>(List.of(new Conversation(lane)));
        for (Message start : Samples.all()) {
            if (!start.kind().starts() || !start.kind().mayCross(lane.starter(), lane.answerer())) {
                continue;
            }
            turns.add(begun(lane, start));
            if (start.kind().hasBody()) {
                turns.add(asked(lane, start));
            }
            for (Message answer : Samples.all()) {
                if (start.kind().answers().contains(answer.kind()) && answer.kind().mayCross(lane.answerer(), lane.starter())) {
                    Conversation answered = asked(lane, start);
                    answered.pass(lane.answerer(), answer);
                    turns.add(answered);
                }
            }
        }
        return turns;
    }

    private static Conversation begun(Lane lane, Message start) throws WireViolation {
        var talk = new Conversation(lane);
        talk.pass(lane.starter(), start);
        return talk;
    }

    private static Conversation asked(Lane lane, Message start) throws WireViolation {
        Conversation talk = begun(lane, start);
        if (start.kind().hasBody()) {
            int owed = start instanceof Settings settings ? settings.length() : ((dev.gatehouse.wire.message.Send) start).bodyLength();
            if (owed > 0) {
                talk.pass(lane.starter(), Part.of(new byte[owed]));
            }
            talk.pass(lane.starter(), End.complete());
        }
        return talk;
    }

    private static Set<Kind> sayable(Conversation talk, Lane lane, Zone from) {
        Set<Kind> sayable = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            try {
                talk.expect(from, kind);
                assertThat(kind.mayCross(from, lane.across(from))).isTrue();
                sayable.add(kind);
            } catch (WireViolation no) {
                assertThat(no.rule()).isIn(Rule.NOT_ALLOWED, Rule.OUT_OF_SEQUENCE);
            }
        }
        return sayable;
    }

    private static void assertSayable(Conversation talk, Set<Kind> byGate, Set<Kind> byBroker) {
        assertThat(sayable(talk, Lane.BROKER_TO_GATE, GATE)).isEqualTo(byGate);
        assertThat(sayable(talk, Lane.BROKER_TO_GATE, BROKER)).isEqualTo(byBroker);
    }

    private interface Step {
        void take() throws WireViolation;
    }

    private static void assertRule(Rule rule, Step step) {
        assertThatThrownBy(step::take).isInstanceOfSatisfying(WireViolation.class, broken -> assertThat(broken.rule()).isEqualTo(rule));
    }
}
