package dev.gatehouse.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.wire.Rule;
import dev.gatehouse.wire.WireViolation;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    private final Codec codec = new Codec();

    static List<Message> all() {
        return Samples.all();
    }

    static List<Samples.Limited> limited() {
        return Samples.limited();
    }

    static List<Samples.Limited> lists() {
        return Samples.lists();
    }

    @Test
    void everyMessageHasASample() {
        Set<Kind> missing = EnumSet.allOf(Kind.class);
        Samples.all().forEach(message -> missing.remove(message.kind()));
        assertThat(missing).containsExactlyInAnyOrder(Kind.HELLO, Kind.CHALLENGE, Kind.PROOF, Kind.WELCOME);
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsWrittenIsReadBackTheSame(Message message) throws Exception {
        byte[] payload = bytes(message);
        Message back = Codec.decode(message.kind(), ByteBuffer.wrap(payload));
        assertThat(back.kind()).isEqualTo(message.kind());
        assertThat(bytes(back)).isEqualTo(payload);
        if (Arrays.stream(message.getClass().getRecordComponents()).noneMatch(part -> part.getType() == byte[].class || part.getType() == Token.class)) {
            assertThat(back).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void noMessageIsReadWithAByteMoreOrLess(Message message) {
        byte[] payload = bytes(message);
        if (message instanceof Part) {
            return;
        }
        assertThatThrownBy(() -> Codec.decode(message.kind(), ByteBuffer.wrap(Arrays.copyOf(payload, payload.length + 1))))
                .isInstanceOf(WireViolation.class);
        for (int length = 0; length < payload.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(payload, 0, length);
            assertThatThrownBy(() -> Codec.decode(message.kind(), cut)).isInstanceOf(WireViolation.class);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void noMessageShowsItsContents(Message message) {
        assertThat(message.toString()).doesNotContain("body", "a b\tc", "10.0.0.1", "ä€", "verb", "EPERM", "no room", "went away");
    }

    @ParameterizedTest
    @MethodSource("limited")
    void aFieldMayBeAsLongAsItsLimitAndNoLonger(Samples.Limited field) throws Exception {
        byte[] payload = bytes(field.filled().apply(field.limit()));
        Codec.decode(field.kind(), ByteBuffer.wrap(payload));
        Message longer = field.filled().apply(field.limit() + 1);
        assertThatThrownBy(() -> codec.encode(longer)).isInstanceOf(IllegalArgumentException.class);
        assertBroken(Rule.OVER_LIMIT, field.kind(), oneLonger(payload, field.limit()));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListMayBeAsLongAsItsLimitAndNoLonger(Samples.Limited field) throws Exception {
        byte[] payload = bytes(field.filled().apply(field.limit()));
        Codec.decode(field.kind(), ByteBuffer.wrap(payload));
        Message longer = field.filled().apply(field.limit() + 1);
        assertThatThrownBy(() -> codec.encode(longer)).isInstanceOf(IllegalArgumentException.class);
        byte[] more = payload.clone();
        int at = HexFormat.of().formatHex(payload).indexOf(HexFormat.of().toHexDigits((short) field.limit())) / 2;
        more[at + 1]++;
        if (more[at + 1] == 0) {
            more[at]++;
        }
        assertBroken(Rule.OVER_LIMIT, field.kind(), more);
    }

    @Test
    void aWholeFrameHasALimitOfItsOwn() {
        var header = new Header("n", "x".repeat(Limits.HEADER_VALUE));
        var eight = new Head(200, Collections.nCopies(8, header), "");
        assertThatThrownBy(() -> codec.encode(eight)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("over 65536");
        assertBroken(Rule.OVER_LIMIT, Kind.HEAD, new byte[Limits.HEAD_FRAME + 1]);
    }

    @Test
    void aPartHasOneByteToSixtyFourKibibytes() {
        assertThat(Part.of(new byte[Limits.PART]).length()).isEqualTo(65_536);
        assertThatThrownBy(() -> Part.of(new byte[Limits.PART + 1])).isInstanceOf(IllegalArgumentException.class);
        assertBroken(Rule.BAD_VALUE, Kind.PART, new byte[0]);
        assertBroken(Rule.OVER_LIMIT, Kind.PART, new byte[Limits.PART + 1]);
    }

    @Test
    void numbersStayInTheirRanges() {
        assertFits(() -> send(1, 1, 0), () -> send(Limits.DEADLINE_MILLIS, Limits.CREDIT, Limits.BODY), () -> new Credit(Limits.CREDIT),
                () -> new Head(200, List.of(), ""), () -> new Head(599, List.of(), ""), () -> new Reply(255, ""),
                () -> new Settings(0, Limits.SETTINGS, new byte[0], new byte[0]));
        assertUnfit(() -> send(0, 1, 0), () -> send(Limits.DEADLINE_MILLIS + 1, 1, 0), () -> send(1, 0, 0), () -> send(1, Limits.CREDIT + 1, 0),
                () -> send(1, 1, Limits.BODY + 1), () -> send(1, 1, -1), () -> new Credit(0), () -> new Credit(Limits.CREDIT + 1),
                () -> new Head(199, List.of(), ""), () -> new Head(600, List.of(), ""), () -> new Reply(256, ""), () -> new Reply(-1, ""),
                () -> new Settings(0, Limits.SETTINGS + 1, new byte[0], new byte[0]), () -> new Fetched(100, new byte[0]));
    }

    @Test
    void numbersOutOfRangeAreNotRead() {
        assertBroken(Rule.BAD_VALUE, Kind.CREDIT, hex("00000000"));
        assertBroken(Rule.OVER_LIMIT, Kind.CREDIT, hex("00400001"));
        assertBroken(Rule.OVER_LIMIT, Kind.CREDIT, hex("ffffffff"));
        assertBroken(Rule.BAD_VALUE, Kind.HEAD, hex("006400000000 0000".replace(" ", "")));
    }

    @Test
    void anUnknownEnumsByteIsNotRead() {
        assertBroken(Rule.UNKNOWN_VALUE, Kind.END, hex("0000000000"));
        assertBroken(Rule.UNKNOWN_VALUE, Kind.END, hex("0300000000"));
        assertBroken(Rule.UNKNOWN_VALUE, Kind.FAILED, hex("630100000000"));
        assertBroken(Rule.UNKNOWN_VALUE, Kind.OPEN, hex("0001ff0000"));
    }

    @Test
    void aLedgerFieldComesOnce() {
        assertThatThrownBy(() -> LedgerFields.collect().with(FieldName.IN, 1).with(FieldName.IN, 2).done())
                .isInstanceOf(IllegalArgumentException.class);
        String in = HexFormat.of().toHexDigits((byte) FieldName.IN.code()) + "0000000000000001";
        assertBroken(Rule.BAD_VALUE, Kind.OPEN, hex("0002" + in + in));
    }

    @Test
    void aLedgerFieldHasTheTypeOfItsName() {
        assertThatThrownBy(() -> LedgerField.of(FieldName.IN, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LedgerField.of(FieldName.CALL, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyNameOfTheLedgerFitsInOneMessage() throws Exception {
        var all = LedgerFields.collect();
        for (FieldName name : FieldName.values()) {
            all = name.isText() ? all.with(name, "x".repeat(1024)) : all.with(name, 1);
        }
        var back = (Open) Codec.decode(Kind.OPEN, codec.encode(new Open(all.done())));
        assertThat(back.fields().all()).hasSize(FieldName.values().length);
    }

    @Test
    void aTextThatIsNotUtf8IsNeitherReadNorWritten() {
        for (String bad : List.of("80", "c080", "ed a0 80", "f8888080 80", "c3", "f4908080", "fffe")) {
            byte[] text = hex(bad.replace(" ", ""));
            byte[] payload = ByteBuffer.allocate(4 + text.length).putInt(text.length).put(text).array();
            assertBroken(Rule.BAD_TEXT, Kind.REJECTED, payload);
        }
        assertThatThrownBy(() -> codec.encode(new Rejected("\ud800"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHeaderCarriesNoLineBreak() {
        for (String bad : List.of("a\r\nb", "a\nb", "a\0b", "a\u007fb")) {
            assertThatThrownBy(() -> new Header("n", bad)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String bad : List.of("", "a b", "a:b", "a\r", "ä", "a\0")) {
            assertThatThrownBy(() -> new Header(bad, "v")).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] injected = hex("00c80001" + "00000001" + "6e" + "00000003" + "610a62" + "00000000");
        assertBroken(Rule.BAD_VALUE, Kind.HEAD, injected);
    }

    @Test
    void aTokenGoesWithAnIntrospectionOnly() {
        assertUnfit(() -> new Fetch("i", What.KEYS, Token.of(new byte[] {1})), () -> new Fetch("i", What.INTROSPECT, Token.none()));
    }

    @Test
    void aHugeClaimAllocatesNothing() {
        assertBroken(Rule.OVER_LIMIT, Kind.VERB, hex("ffffffff"));
        assertBroken(Rule.CUT_SHORT, Kind.VERB, hex("00100000"));
        assertBroken(Rule.CUT_SHORT, Kind.REPLY, hex("0000800000"));
        assertBroken(Rule.OVER_LIMIT, Kind.STATE, hex("ffff"));
    }

    @Test
    void everyKindsByteIsItsOwn() {
        for (Kind kind : Kind.values()) {
            assertThat(Kind.of(kind.code())).isEqualTo(kind);
        }
        assertThat(Kind.of(0)).isNull();
        assertThat(Kind.of(255)).isNull();
    }

    private byte[] bytes(Message message) {
        ByteBuffer payload = codec.encode(message);
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return bytes;
    }

    /// The payload with one more byte in the field that is full, its length told truly.
    private static byte[] oneLonger(byte[] payload, int limit) {
        byte[] mark = ByteBuffer.allocate(5).putInt(limit).put((byte) 'x').array();
        for (int at = 0; at + 5 <= payload.length; at++) {
            if (Arrays.equals(payload, at, at + 5, mark, 0, 5)) {
                return ByteBuffer.allocate(payload.length + 1).put(payload, 0, at).putInt(limit + 1).put((byte) 'x')
                        .put(payload, at + 4, payload.length - at - 4).array();
            }
        }
        throw new AssertionError("the full field is not there");
    }

    private static Send send(int deadline, int credit, int body) {
        return new Send("i", "s", "t", "c", Method.POST, List.of(), Optional.empty(), deadline, credit, body);
    }

    private void assertFits(Runnable... makers) {
        for (Runnable maker : makers) {
            assertThatCode(maker::run).doesNotThrowAnyException();
        }
    }

    private static void assertUnfit(Runnable... makers) {
        for (Runnable maker : makers) {
            assertThatThrownBy(maker::run).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void assertBroken(Rule rule, Kind kind, byte[] payload) {
        assertThatThrownBy(() -> Codec.decode(kind, ByteBuffer.wrap(payload))).isInstanceOfSatisfying(WireViolation.class,
                broken -> assertThat(broken.rule()).isEqualTo(rule));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
