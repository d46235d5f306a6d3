package dev.gatehouse.control.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.register.Things.Kind;
import dev.gatehouse.control.register.Things.Thing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final CallerName ME = new CallerName("local", "me");

    @Test
    void addingWhatIsThereIsASuccessThatChangesNothing() {
        var once = Register.EMPTY.add(ME);
        assertThat(once.outcome()).isEqualTo(Outcome.DONE);
        assertThat(once.after().add(ME)).isEqualTo(new Register.Step(once.after(), Outcome.ALREADY));
    }

    @Test
    void aRevokedCallerIsNotBelievedUntilAddedAgainAndThenOnlyInNewTokens() {
        var revoked = Register.EMPTY.add(ME).after().revoke(ME, NOW).after();
        assertThat(revoked.callers()).isEmpty();
        assertThat(revoked.revocations().against("local", "local", "me", "t", NOW.plusSeconds(100))).contains("caller");
        assertThat(revoked.revoke(ME, NOW).outcome()).isEqualTo(Outcome.ALREADY);
        var back = revoked.add(ME).after();
        assertThat(back.callers()).containsExactly(ME);
        assertThat(back.revocations().against("local", "local", "me", "t", NOW)).contains("caller");
        assertThat(back.revocations().against("local", "local", "me", "t", NOW.minusSeconds(9))).contains("caller");
        assertThat(back.revocations().against("local", "local", "me", "t", NOW.plusSeconds(1))).isEmpty();
        assertThat(back.revoke(ME, NOW.plusSeconds(5)).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void revocationOfOneTouchesNobodyElse() {
        var revoked = Register.EMPTY.revoke(ME, NOW).after().revocations();
        assertThat(revoked.against("local", "acme", "me", "t", NOW)).isEmpty();
        assertThat(revoked.against("local", "local", "mE", "t", NOW)).isEmpty();
        assertThat(revoked.against("acme", "local", "me", "t", NOW)).contains("caller");
    }

    @Test
    void aCallerWhoseNameCannotBeRevokedIsNotBelieved() {
        assertThat(Revocations.NONE.against("acme", "acme", "me\n", "t", NOW)).contains("caller");
        assertThat(Revocations.NONE.against("acme", "ACME", "me", "t", NOW)).contains("caller");
    }

    @Test
    void tokensAreRevokedUntilTheyExpireByThemselves() {
        var revoked = Register.EMPTY.revokeToken("a", NOW.plusSeconds(10), NOW).after();
        assertThat(revoked.revocations().against("x", "y", "z", "a", NOW)).contains("token");
        assertThat(revoked.revokeToken("a", NOW.plusSeconds(10), NOW).outcome()).isEqualTo(Outcome.ALREADY);
        var later = revoked.revokeToken("b", NOW.plusSeconds(100), NOW.plusSeconds(11)).after();
        assertThat(later.revocations().tokens()).containsOnlyKeys("b");
    }

    @Test
    void issuersAreRevokedAndRestoredForNewTokensOnly() {
        var revoked = Register.EMPTY.revokeIssuer("acme", NOW).after();
        assertThat(revoked.revocations().against("acme", "a", "b", "t", NOW.plusSeconds(9))).contains("issuer");
        var back = revoked.restoreIssuer("acme").after();
        assertThat(back.revocations().against("acme", "a", "b", "t", NOW)).contains("issuer");
        assertThat(back.revocations().against("acme", "a", "b", "t", NOW.plusSeconds(9))).isEmpty();
        assertThat(back.restoreIssuer("acme").outcome()).isEqualTo(Outcome.MISSING);
        assertThat(Register.EMPTY.restoreIssuer("nobody").outcome()).isEqualTo(Outcome.MISSING);
    }

    @Test
    void grantsOfOneSubjectAndServerGrowTogether() {
        var register = Register.EMPTY.grant(grant("a")).after().grant(grant("b")).after();
        assertThat(register.grants()).containsExactly(grant("a", "b"));
        assertThat(register.grant(grant("b")).outcome()).isEqualTo(Outcome.ALREADY);
        var all = register.grant(grant()).after();
        assertThat(all.grants()).containsExactly(grant());
        assertThat(all.grant(grant("c")).outcome()).isEqualTo(Outcome.ALREADY);
    }

    @Test
    void whatIsTakenBackMustBeThere() {
        var register = Register.EMPTY.grant(grant("a", "b")).after();
        assertThat(register.ungrant(grant("a", "c"))).isEqualTo(new Register.Step(register, Outcome.MISSING));
        assertThat(register.ungrant(grant("a")).after().grants()).containsExactly(grant("b"));
        assertThat(register.ungrant(grant("a", "b")).after().grants()).isEmpty();
        assertThat(register.ungrant(grant()).after().grants()).isEmpty();
        assertThat(Register.EMPTY.ungrant(grant()).outcome()).isEqualTo(Outcome.MISSING);
        assertThat(Register.EMPTY.grant(grant()).after().ungrant(grant("a")).outcome()).isEqualTo(Outcome.MISSING);
    }

    @Test
    void aRoleIsNotACallerOfTheSameName() {
        var server = new ServerName("s");
        var register = Register.EMPTY.grant(new Grant("t", new Subject.Named("x"), server, new Things.All())).after();
        assertThat(register.ungrant(new Grant("t", new Subject.Role("x"), server, new Things.All())).outcome()).isEqualTo(Outcome.MISSING);
        assertThat(register.ungrant(new Grant("u", new Subject.Named("x"), server, new Things.All())).outcome()).isEqualTo(Outcome.MISSING);
    }

    @Test
    void aGrantSaysWhichCommandMakesIt() {
        assertThat(grant("a*").arguments()).containsExactly("--caller", "me", "--tenant", "local", "--server", "notes", "--tool", "a*");
        assertThat(grant().arguments()).containsExactly("--caller", "me", "--tenant", "local", "--server", "notes");
    }

    @Test
    void thingsHoldTheirKindOnly() {
        Things tools = grant("notes.*").things();
        assertThat(tools.hold(Kind.TOOL, "notes.search")).isTrue();
        assertThat(tools.hold(Kind.PROMPT, "notes.search")).isFalse();
        assertThat(tools.hold(Kind.TOOL, "other")).isFalse();
        assertThat(new Things.All().hold(Kind.RESOURCE, "x://y")).isTrue();
        assertThat(new Things.All().areWildcard()).isTrue();
        assertThat(grant("*").things().areWildcard()).isTrue();
        assertThat(tools.areWildcard()).isFalse();
        assertThatThrownBy(() -> new Things.Some(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesThatAreNoneAreRefused() {
        for (String name : List.of("", " a", "a ", "a\nb", "é", "a".repeat(129))) {
            assertThatThrownBy(() -> new CallerName("local", name)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String tenant : List.of("", "A", "-a", "a b", "a/b", "a".repeat(65))) {
            assertThatThrownBy(() -> new CallerName(tenant, "me")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Grant grant(String... tools) {
        List<Thing> things = Arrays.stream(tools).map(glob -> new Thing(Kind.TOOL, new Glob(glob))).toList();
        return new Grant("local", new Subject.Named("me"), new ServerName("notes"), Things.of(things));
    }
}
