package dev.gatehouse.serving.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every attack of [Attacks] gets its own code as JSON with a length, is counted under its rule, and passes no door.
class HostileRequestsTest {
    private static final AtomicInteger READ = new AtomicInteger();
    private static House house;

    @BeforeAll
    static void open() throws Exception {
        house = new House(House.quick(), arrival -> {
            arrival.body();
            READ.incrementAndGet();
        });
    }

    @AfterAll
    static void close() {
        house.close();
    }

    static Stream<Attack> attacks() {
        return Attacks.all();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isRefused(Attack attack) throws Exception {
        house.served.set(0);
        try (Wire wire = Wire.to(house.front)) {
            wire.send(attack.bytes().replace("{host}", house.host()));
            Wire.Reply reply = wire.reply();
            House.Heard heard = house.heard(reply.header("Gatehouse-Call"));
            assertThat(heard.refusal().code()).isEqualTo(attack.code());
            assertThat(heard.refusal().detail()).isEqualTo(attack.rule());
            assertThat(heard.client().isLoopbackAddress()).isTrue();
            assertThat(reply.status()).isEqualTo(attack.code().http());
            assertThat(reply.body()).isEqualTo(expected(attack.code(), heard.call().value()));
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            assertThat(reply.headers()).containsKey("content-length").doesNotContainKeys("transfer-encoding", "server", "date", "x-powered-by");
        }
        assertThat(READ).hasValue(0);
        assertThat(house.served).hasValue(attack.behindTheDoor() ? 1 : 0);
    }

    @Test
    void thereAreManyAndEachHasANameOfItsOwn() {
        assertThat(Attacks.all().map(Attack::name)).doesNotHaveDuplicates().hasSizeGreaterThan(80);
    }

    static String expected(Code code, String call) {
        return "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":" + code.jsonRpc() + ",\"message\":\"" + code.sentence() + "\",\"data\":{\"code\":\""
                + code.word() + "\",\"call\":\"" + call + "\",\"effect\":\"none\",\"move\":\"" + code.mover().name().toLowerCase(java.util.Locale.ROOT) + "\"}}}";
    }
}
