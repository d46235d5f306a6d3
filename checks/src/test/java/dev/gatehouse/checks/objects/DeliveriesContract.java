package dev.gatehouse.checks.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.checks.objects.Deliveries.To;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every store of deliveries holds to.
interface DeliveriesContract {
    To BOB = new To("globex", "person|6:globex|5:local|3:bob", "notes", "note");
    ObjectId ONE = new ObjectId(false, "one");

    /// A fresh one, that keeps ids for this long after their delivery.
    Deliveries deliveries(Duration life);

    /// Lets time go by.
    void pass(Duration time);

    @Test
    default void whatWasDeliveredIsThere() {
        Deliveries deliveries = deliveries(Duration.ofHours(1));
        deliveries.add(BOB, Set.of(ONE, new ObjectId(true, "5")));
        assertThat(deliveries.has(BOB, ONE)).isTrue();
        assertThat(deliveries.has(BOB, new ObjectId(true, "5"))).isTrue();
    }

    @Test
    default void whatWasNotIsNotWhateverPartDiffers() {
        Deliveries deliveries = deliveries(Duration.ofHours(1));
        deliveries.add(BOB, Set.of(ONE));
        assertThat(deliveries.has(BOB, new ObjectId(false, "two"))).isFalse();
        assertThat(deliveries.has(BOB, new ObjectId(false, "One"))).isFalse();
        assertThat(deliveries.has(BOB, new ObjectId(true, "one"))).isFalse();
        assertThat(deliveries.has(new To("acme", BOB.caller(), BOB.server(), BOB.type()), ONE)).isFalse();
        assertThat(deliveries.has(new To(BOB.tenant(), "person|6:globex|5:local|5:alice", BOB.server(), BOB.type()), ONE)).isFalse();
        assertThat(deliveries.has(new To(BOB.tenant(), BOB.caller(), "other", BOB.type()), ONE)).isFalse();
        assertThat(deliveries.has(new To(BOB.tenant(), BOB.caller(), BOB.server(), "order"), ONE)).isFalse();
        assertThat(deliveries.has(new To(BOB.tenant(), BOB.caller(), "notesn", "ote"), ONE)).isFalse();
    }

    @Test
    default void itEndsItsLifeAfterTheLastDelivery() {
        Deliveries deliveries = deliveries(Duration.ofHours(1));
        deliveries.add(BOB, Set.of(ONE));
        pass(Duration.ofMinutes(50));
        deliveries.add(BOB, Set.of(ONE));
        pass(Duration.ofMinutes(50));
        assertThat(deliveries.has(BOB, ONE)).isTrue();
        pass(Duration.ofMinutes(11));
        assertThat(deliveries.has(BOB, ONE)).isFalse();
        deliveries.add(BOB, Set.of(ONE));
        assertThat(deliveries.has(BOB, ONE)).isTrue();
    }

    @Test
    default void manyOfOneCallerAreAllThere() {
        Deliveries deliveries = deliveries(Duration.ofHours(1));
        Set<ObjectId> many = IntStream.range(0, 2_000).mapToObj(each -> new ObjectId(true, Integer.toString(each))).collect(Collectors.toSet());
        deliveries.add(BOB, many);
        assertThat(many).allMatch(each -> deliveries.has(BOB, each));
        assertThat(deliveries.has(BOB, new ObjectId(true, "2000"))).isFalse();
    }
}
