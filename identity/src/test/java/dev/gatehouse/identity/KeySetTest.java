package dev.gatehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeySetTest {
    private static final String EC = FakeIssuer.EC.toPublicJWK().toJSONString();
    private static final String RSA = FakeIssuer.RSA.toPublicJWK().toJSONString();

    private static KeySet read(String... keys) throws Malformed {
        return KeySet.read(("{\"keys\":[" + String.join(",", keys) + "]}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEmptySetIsASet() throws Malformed {
        assertThat(read().named("ec-1")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void aKeyThatCannotBeUsedIsLeftOutAndTheOthersStay(String name, String key) throws Malformed {
        KeySet set = read(key, FakeIssuer.ROTATED.toPublicJWK().toJSONString());
        assertThat(set.named("ec-1")).isEmpty();
        assertThat(set.named("rsa-1")).isEmpty();
        assertThat(set.named("ec-2")).isPresent();
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("for encryption", with(EC, "\"use\":\"enc\"")),
                Arguments.of("for something else", with(EC, "\"use\":\"SIG\"")),
                Arguments.of("for signing alone", with(EC, "\"key_ops\":[\"sign\"]")),
                Arguments.of("with its private part", FakeIssuer.EC.toJSONString()),
                Arguments.of("RSA with its private part", FakeIssuer.RSA.toJSONString()),
                Arguments.of("RSA of 1024 bits", rsa(1024)),
                Arguments.of("RSA of 2040 bits", rsa(2040)),
                Arguments.of("RSA of 16384 bits", rsa(16384)),
                Arguments.of("RSA with exponent 1", exponent("AQ")),
                Arguments.of("RSA with an even exponent", exponent("BA")),
                Arguments.of("RSA with a huge exponent", exponent("_".repeat(64))),
                Arguments.of("RSA without a modulus", "{\"kty\":\"RSA\",\"kid\":\"rsa-1\",\"e\":\"AQAB\"}"),
                Arguments.of("RSA with a modulus in plain base64", "{\"kty\":\"RSA\",\"kid\":\"rsa-1\",\"e\":\"AQAB\",\"n\":\"++//\"}"),
                Arguments.of("symmetric", "{\"kty\":\"oct\",\"kid\":\"ec-1\",\"k\":\"AAAA\"}"),
                Arguments.of("of an unknown type", "{\"kty\":\"FOO\",\"kid\":\"ec-1\"}"),
                Arguments.of("of no type", "{\"kid\":\"ec-1\"}"),
                Arguments.of("off its curve", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"ec-1\",\"x\":\"" + FakeIssuer.EC.getX() + "\",\"y\":\"" + FakeIssuer.EC.getX() + "\"}"),
                Arguments.of("on a curve that is not ours", EC.replace("P-256", "secp256k1")),
                Arguments.of("on another curve", EC.replace("P-256", "P-384")),
                Arguments.of("without a kid", EC.replace("\"kid\":\"ec-1\",", "")),
                Arguments.of("with a kid that is a number", EC.replace("\"ec-1\"", "1")),
                Arguments.of("with an algorithm of another type", with(EC, "\"alg\":\"RS256\"")),
                Arguments.of("with a symmetric algorithm", with(EC, "\"alg\":\"HS256\"")),
                Arguments.of("with an algorithm of another curve", with(EC, "\"alg\":\"ES384\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiled")
    void aSpoiledSetIsRefusedAsAWhole(String name, String json) {
        assertThatThrownBy(() -> KeySet.read(json.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Malformed.class);
    }

    static Stream<Arguments> spoiled() {
        String many = IntStream.range(0, 65).mapToObj(i -> "{\"kty\":\"FOO\"}").collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("a page", "<html>"),
                Arguments.of("a list", "[" + EC + "]"),
                Arguments.of("no keys", "{}"),
                Arguments.of("keys is an object", "{\"keys\":{}}"),
                Arguments.of("keys hold a string", "{\"keys\":[\"" + "x" + "\"]}"),
                Arguments.of("keys twice", "{\"keys\":[],\"keys\":[" + EC + "]}"),
                Arguments.of("a kid twice", "{\"keys\":[" + EC + "," + RSA.replace("rsa-1", "ec-1") + "]}"),
                Arguments.of("a key with two kids", "{\"keys\":[" + EC.replace("{", "{\"kid\":\"ec-3\",") + "]}"),
                Arguments.of("65 keys", "{\"keys\":[" + many + "]}"),
                Arguments.of("more than 256 KiB", "{\"keys\":[]" + " ".repeat(256 * 1024) + "}"),
                Arguments.of("nested without end", "{\"keys\":" + "[".repeat(100_000)));
    }

    @Test
    void aKeyBoundToOneAlgorithmVerifiesNoOther() throws Malformed {
        String bound = with(RSA, "\"alg\":\"PS256\"");
        byte[] signed = "x".getBytes(StandardCharsets.US_ASCII);
        String token = FakeIssuer.sign("{}", "{}", FakeIssuer.RSA);
        var signature = new com.nimbusds.jose.util.Base64URL(token.substring(token.lastIndexOf('.') + 1));
        byte[] input = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        assertThat(read(RSA).named("rsa-1").orElseThrow().verifies(Algorithm.RS256, input, signature)).isTrue();
        assertThat(read(RSA).named("rsa-1").orElseThrow().verifies(Algorithm.RS256, signed, signature)).isFalse();
        assertThat(read(bound).named("rsa-1").orElseThrow().verifies(Algorithm.RS256, input, signature)).isFalse();
    }

    @Test
    void everyCurveOfOursIsRead() throws Malformed {
        for (Curve curve : new Curve[] {Curve.P_256, Curve.P_384, Curve.P_521}) {
            assertThat(read(FakeIssuer.ec(curve, "k").toPublicJWK().toJSONString()).named("k")).isPresent();
        }
    }

    private static String with(String key, String member) {
        return key.replaceFirst("\\{", "{" + member + ",");
    }

    private static String rsa(int bits) {
        byte[] modulus = new byte[bits / 8];
        java.util.Arrays.fill(modulus, (byte) 0xFF);
        return "{\"kty\":\"RSA\",\"kid\":\"rsa-1\",\"e\":\"AQAB\",\"n\":\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(modulus) + "\"}";
    }

    private static String exponent(String text) {
        RSAKey key = FakeIssuer.RSA;
        return "{\"kty\":\"RSA\",\"kid\":\"rsa-1\",\"e\":\"" + text + "\",\"n\":\"" + key.getModulus() + "\"}";
    }
}
