package dev.gatehouse.checks.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.objects.Deliveries.To;
import dev.gatehouse.checks.objects.DeliveriesInMemory.Limits;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveriesInMemoryTest implements DeliveriesContract {
    private long nanos = -5_000_000_000L;

    @Override
    public Deliveries deliveries(Duration life) {
        return new DeliveriesInMemory(new Limits(10_000, 100_000, 200_000, life), () -> nanos);
    }

    @Override
    public void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static To caller(String tenant, int number) {
        return new To(tenant, "caller " + number, "notes", "note");
    }

    private static ObjectId id(int number) {
        return new ObjectId(true, Integer.toString(number));
    }

    private void deliver(Deliveries deliveries, To to, int from, int until) {
        for (int each = from; each < until; each++) {
            deliveries.add(to, Set.of(id(each)));
        }
    }

    private static long count(Deliveries deliveries, To to, int until) {
        return IntStream.range(0, until).filter(each -> deliveries.has(to, id(each))).count();
    }

    @Test
    void ofOneCallerTheOldestGiveWayAQuarterAtATime() {
        var deliveries = new DeliveriesInMemory(new Limits(100, 10_000, 10_000, Duration.ofHours(1)), () -> nanos);
        deliver(deliveries, BOB, 0, 60);
        pass(Duration.ofSeconds(5));
        deliver(deliveries, BOB, 60, 101);
        assertThat(IntStream.range(60, 101)).allMatch(each -> deliveries.has(BOB, id(each)));
        assertThat(count(deliveries, BOB, 101)).isEqualTo(76);
        deliver(deliveries, BOB, 101, 1_000);
        assertThat(count(deliveries, BOB, 1_000)).isBetween(75L, 100L);
    }

    @Test
    void whatHasExpiredGivesWayFirst() {
        var deliveries = new DeliveriesInMemory(new Limits(100, 10_000, 10_000, Duration.ofHours(1)), () -> nanos);
        deliver(deliveries, BOB, 0, 60);
        pass(Duration.ofHours(2));
        deliver(deliveries, BOB, 60, 160);
        assertThat(count(deliveries, BOB, 160)).isEqualTo(100);
    }

    @Test
    void inAFullTenantTheCallerWhoWasLongestNotThereIsForgotten() {
        var deliveries = new DeliveriesInMemory(new Limits(100, 200, 10_000, Duration.ofHours(1)), () -> nanos);
        IntStream.range(0, 4).forEach(each -> deliver(deliveries, caller("acme", each), 0, 34));
        assertThat(deliveries.has(caller("acme", 0), id(1))).isTrue();
        deliver(deliveries, caller("acme", 4), 0, 10);
        assertThat(deliveries.has(caller("acme", 0), id(1))).isTrue();
        assertThat(deliveries.has(caller("acme", 1), id(1))).isFalse();
    }

    @Test
    void aTenantThatFillsEverythingTakesNothingFromOneThatHasLess() {
        var deliveries = new DeliveriesInMemory(new Limits(100, 500, 800, Duration.ofHours(1)), () -> nanos);
        deliver(deliveries, caller("small", 0), 0, 50);
        for (int tenant = 0; tenant < 20; tenant++) {
            String name = "large" + tenant;
            IntStream.range(0, 5).forEach(each -> deliver(deliveries, caller(name, each), 0, 80));
        }
        assertThat(count(deliveries, caller("small", 0), 50)).isEqualTo(50);
    }

    @Test
    void manyCallersWithFewIdsAreBoundedToo() {
        var deliveries = new DeliveriesInMemory(new Limits(100, 10_000, 1_700, Duration.ofHours(1)), () -> nanos);
        IntStream.range(0, 1_000).forEach(each -> deliver(deliveries, caller("acme", each), 0, 1));
        assertThat(IntStream.range(0, 1_000).filter(each -> deliveries.has(caller("acme", each), id(0))).count()).isEqualTo(100);
    }
}
