package dev.gatehouse.serving.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Addresses addresses = new Addresses(4, nanos::get);

    private static AddressKey address(long bits) {
        return new AddressKey(true, bits);
    }

    @Test
    void failuresUseTheBudgetUpAndASecondGivesItBack() {
        for (int i = 0; i < 4; i++) {
            assertThat(addresses.exhausted(address(1))).isFalse();
            addresses.charge(address(1));
        }
        assertThat(addresses.exhausted(address(1))).isTrue();
        assertThat(addresses.exhausted(address(2))).isFalse();
        nanos.addAndGet(250_000_000);
        assertThat(addresses.exhausted(address(1))).isFalse();
        for (int i = 0; i < 1000; i++) {
            addresses.charge(address(1));
        }
        nanos.addAndGet(1_000_000_000);
        for (int i = 0; i < 4; i++) {
            assertThat(addresses.exhausted(address(1))).isFalse();
            addresses.charge(address(1));
        }
    }

    @Test
    void theTableIsBounded() {
        for (long i = 0; i < 100_000; i++) {
            addresses.charge(address(i));
        }
        assertThat(addresses.known()).isEqualTo(8192);
    }
}
