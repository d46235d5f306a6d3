package dev.gatehouse.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.snapshot.LastGood;
import dev.gatehouse.control.snapshot.Signed;
import dev.gatehouse.control.snapshot.SigningKey;
import dev.gatehouse.control.snapshot.Snapshot;
import dev.gatehouse.control.snapshot.SnapshotRefused;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Settings come from the office alone.
class SettingsOfTheOfficeTest {
    @Test
    void aSnapshotOfTheOfficeIsPutInForceAndAnyOtherRefused() throws Exception {
        SigningKey office = SigningKey.generate();
        try (var house = new House()) {
            LastGood lastGood = LastGood.open(house.folder, Zone.BROKER, office.publicKey());
            Snapshot good = House.snapshot(7, List.of(House.server("notes", "http://127.0.0.1:1/")), List.of());
            assertThat(lastGood.take(Signed.by(office, good).encode(), house.broker::use)).isEqualTo(7);
            assertThat(house.broker.report()).extracting(Object::toString).contains("Fact[name=settings, value=7]");
            for (byte[] wrong : List.of(Signed.by(SigningKey.generate(), House.snapshot(8, List.of(), List.of())).encode(),
                Signed.by(office, House.snapshot(6, List.of(), List.of())).encode(), new byte[0], "GHS1".getBytes())) {
                assertThatThrownBy(() -> lastGood.take(wrong, house.broker::use)).isInstanceOf(SnapshotRefused.class);
            }
            assertThat(house.broker.report()).extracting(Object::toString).contains("Fact[name=settings, value=7]");
        }
    }
}
