package dev.gatehouse.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One form for what means the same, and two for what does not.
class CanonicalJsonTest {
    private static String canonical(String json) throws Malformed {
        return new String(CanonicalJson.of(Json.parse(json.getBytes(StandardCharsets.UTF_8), JsonLimits.carried(1 << 20))), StandardCharsets.UTF_8);
    }

    /// RFC 8785, appendix B.
    @ParameterizedTest
    @CsvSource({"0000000000000000,0", "8000000000000000,0", "0000000000000001,5e-324", "8000000000000001,-5e-324", "7fefffffffffffff,1.7976931348623157e+308",
        "ffefffffffffffff,-1.7976931348623157e+308", "4340000000000000,9007199254740992", "c340000000000000,-9007199254740992",
        "4430000000000000,295147905179352830000", "44b52d02c7e14af5,9.999999999999997e+22", "44b52d02c7e14af6,1e+23", "44b52d02c7e14af7,1.0000000000000001e+23",
        "444b1ae4d6e2ef4e,999999999999999700000", "444b1ae4d6e2ef4f,999999999999999900000", "444b1ae4d6e2ef50,1e+21", "3eb0c6f7a0b5ed8c,9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d,0.000001", "41b3de4355555553,333333333.3333332", "41b3de4355555554,333333333.33333325", "41b3de4355555555,333333333.3333333",
        "41b3de4355555556,333333333.3333334", "41b3de4355555557,333333333.33333343", "becbf647612f3696,-0.0000033333333333333333",
        "43143ff3c1cb0959,1424953923781206.2"})
    void aNumberIsWrittenAsEcmaScriptWritesIt(String bits, String written) {
        assertThat(CanonicalJson.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)))).isEqualTo(written);
    }

    @Test
    void everyNumberReadsBackAsItself() {
        var random = new SplittableRandom(8785);
        for (int count = 0; count < 20_000; count++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(CanonicalJson.number(value))).isEqualTo(value == 0 ? 0.0 : value);
            }
        }
    }

    @Test
    void whatMeansTheSameHasOneForm() throws Malformed {
        String one = canonical("{\"b\":[1.0, 1e1,\"\\u20ac\\/\\u000f\\n\"],\"a\":{\"y\":null,\"x\":true}}");
        assertThat(one).isEqualTo("{\"a\":{\"x\":true,\"y\":null},\"b\":[1,10,\"€/\\u000f\\n\"]}");
        assertThat(canonical(" { \"a\" : {\"x\": true, \"y\": null},\n\"b\": [1, 10.0, \"€/\\u000F\\u000a\"] }")).isEqualTo(one);
    }

    /// RFC 8785 section 3.2.3: by UTF-16 units, not by code points and not by locale.
    @Test
    void namesAreSortedByTheirUnits() throws Malformed {
        assertThat(canonical("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}"))
            .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "0.1000000000000000055511151231257827", "1e400", "-1e400", "123456789012345678901"})
    void aNumberThatTwoCouldMeanHasNoForm(String number) {
        assertThatThrownBy(() -> canonical("{\"n\":[" + number + "]}")).isInstanceOf(Malformed.class);
    }
}
