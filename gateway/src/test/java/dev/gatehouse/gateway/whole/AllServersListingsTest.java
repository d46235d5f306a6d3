package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.wire.Zone;
import dev.gatehouse.wire.message.Effect;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Failed;
import dev.gatehouse.wire.message.FieldName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Listings over all servers: their pages, their cursors, and servers that are down, late, or say too much.
class AllServersListingsTest {
    private GateUnderTest gate;

    @BeforeEach
    void open() throws Exception {
        gate = GateUnderTest.open();
    }

    @AfterEach
    void close() throws Exception {
        gate.close();
    }

    private static List<String> named(String body) {
        return Pattern.compile("\"name\":\"([^\"]+)\"").matcher(body).results().map(each -> each.group(1)).toList();
    }

    private static String cursor(String body) {
        return body.contains("nextCursor") ? body.replaceFirst("(?s).*\"nextCursor\":\"([^\"]*)\".*", "$1") : "";
    }

    private static Ask page(String cursor) {
        return Ask.modern("all", "tools/list", "1", ",\"cursor\":\"" + cursor + "\"");
    }

    /// A server that lists its tools in pages of 300.
    private void pages(String server, int tools) {
        gate.servers.manners.put(server, (asked, exchange) -> {
            if (!asked.method().equals("tools/list")) {
                gate.servers.usual(asked, exchange);
                return;
            }
            int from = asked.body().contains("\"cursor\"") ? Integer.parseInt(asked.body().replaceFirst("(?s).*\"cursor\":\"own-(\\d+)\".*", "$1")) : 0;
            int to = Math.min(tools, from + 300);
            String page = IntStream.range(from, to).mapToObj(at -> "{\"name\":\"t" + at + "\",\"inputSchema\":{}}").collect(Collectors.joining(","));
            Says.result(asked, exchange, "{\"tools\":[" + page + "]" + (to < tools ? ",\"nextCursor\":\"own-" + to + "\"" : "") + ",\"ttlMs\":7000}");
        });
    }

    @Test
    void manyThingsComeInPagesEachOnceAndInOrder() throws Exception {
        pages("fresh", 1_250);
        pages("old", 310);
        List<String> all = new ArrayList<>();
        String body = gate.ask(Ask.modern("all", "tools/list", "1", "")).body();
        assertThat(named(body)).hasSize(500);
        for (int pages = 1; !cursor(body).isEmpty(); pages++) {
            assertThat(pages).isLessThan(10);
            assertThat(cursor(body)).doesNotContain("own-");
            all.addAll(named(body));
            body = gate.ask(page(cursor(body))).body();
            assertThat(named(body)).hasSizeLessThanOrEqualTo(500);
        }
        all.addAll(named(body));
        List<String> expected = new ArrayList<>(IntStream.range(0, 1_250).mapToObj(at -> "fresh__t" + at).toList());
        IntStream.range(0, 310).forEach(at -> expected.add("old__t" + at));
        expected.addAll(List.of("piped__echo", "piped__read_notes", "piped__delete_everything", "piped__here", "piped__nowhere"));
        assertThat(all).isEqualTo(expected);
    }

    @Test
    void aCursorIsGoodForItsCallerItsRouteAndItsListingAlone() throws Exception {
        pages("old", 1_000);
        gate.use(before -> before.grant(GateUnderTest.grant("acme", "bob", "old")).after());
        Ask by = Ask.modern("all", "tools/list", "1", "").by("bob");
        String cursor = cursor(gate.ask(by).body());
        assertThat(cursor).isNotEmpty();
        String session = gate.session("bob", "all");
        for (Ask wrong : List.of(page(cursor), page(cursor).by("globex-bob"), page(cursor).by("globex-alice"), page("").by("bob"), page("x").by("bob"),
                page(cursor.substring(1)).by("bob"), page(cursor + "A").by("bob"), page(flipped(cursor)).by("bob"), page("own-300").by("bob"),
                Ask.modern("all", "prompts/list", "1", ",\"cursor\":\"" + cursor + "\"").by("bob"),
                Ask.legacy("all", session, "resources/list", "1", "{\"cursor\":\"" + cursor + "\"}").by("bob"))) {
            long before = gate.servers.requests();
            RefusalShape.check(gate.ask(wrong), Code.STATE_INVALID, "1");
            assertThat(gate.servers.requests()).isEqualTo(before);
        }
        assertThat(named(gate.ask(page(cursor).by("bob")).body())).hasSize(500).startsWith("old__t500");
        assertThat(named(gate.ask(Ask.legacy("all", session, "tools/list", "1", "{\"cursor\":\"" + cursor + "\"}").by("bob")).body())).startsWith("old__t500");
    }

    private static String flipped(String cursor) {
        int middle = cursor.length() / 2;
        return cursor.substring(0, middle) + (cursor.charAt(middle) == 'A' ? 'B' : 'A') + cursor.substring(middle + 1);
    }

    @Test
    void aServerThatIsDownIsLeftOutAndNamedOnRecordAndItsToolSaysSo() throws Exception {
        pages("fresh", 3);
        assertThat(gate.ask(Ask.modern("all", "tools/list", "1", "").by("alice")).body()).contains("\"ttlMs\":0");
        gate.servers.manners.put("old", (asked, exchange) -> exchange.send(new Failed(FailCode.UNREACHABLE, Effect.NONE, "played")));
        RawClient.Reply reply = gate.ask(Ask.modern("all", "tools/list", "1", "").by("globex-alice"));
        assertThat(named(reply.body())).contains("fresh__t0", "piped__echo").noneMatch(name -> name.startsWith("old__"));
        assertThat(reply.body()).contains("\"ttlMs\":0");
        gate.recorder.await(line -> line.text(FieldName.SERVER).equals("old") && line.text(FieldName.ROUTE).equals("all"));
        assertThat(gate.recorder.all()).anyMatch(line -> line.text(FieldName.CODE).equals("upstream-unreachable"));
        RefusalShape.check(gate.ask(Ask.modernCall("all", "old__echo", "1").by("globex-alice")), Code.UPSTREAM_UNREACHABLE, "1");
        assertThat(gate.ask(Ask.initialize("all").by("globex-alice")).body()).as("it may be there later").contains("\"prompts\":{\"listChanged\":true}");
    }

    @Test
    void aZoneThatIsDownLeavesTheServersOfTheOther() throws Exception {
        gate.close();
        gate = GateUnderTest.open(GateUnderTest.quick(), GateUnderTest.SERVERS.replace("deadline: 20s", "deadline: 1s") + GateUnderTest.LIMITS);
        gate.lose(Zone.BROKER);
        assertThat(named(gate.ask(Ask.modern("all", "tools/list", "1", "")).body())).hasSize(5).allMatch(name -> name.startsWith("piped__"));
        gate.lose(Zone.KEEPER);
        assertThat(gate.ask(Ask.modern("all", "tools/list", "1", "")).body()).contains("\"tools\":[]");
    }

    @Test
    void aServerThatNeverAnswersKeepsTheOthersWaitingForItsTimeAlone() throws Exception {
        gate.close();
        gate = GateUnderTest.open(GateUnderTest.quick(), GateUnderTest.SERVERS.replaceFirst("deadline: 20s", "deadline: 1s") + GateUnderTest.LIMITS);
        gate.servers.manners.put("old", (asked, exchange) -> {
            if (asked.method().equals("tools/list")) {
                gate.servers.news.hold(asked, exchange, "");
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
        long began = System.nanoTime();
        assertThat(named(gate.ask(Ask.modern("all", "tools/list", "1", "")).body())).hasSize(10).noneMatch(name -> name.startsWith("old__"));
        assertThat(System.nanoTime() - began).isLessThan(15_000_000_000L);
    }

    @Test
    void aServerWhosePagesNeverEndIsCutAndTheOthersAreThere() throws Exception {
        gate.servers.manners.put("fresh", (asked, exchange) -> {
            if (asked.method().equals("tools/list")) {
                Says.result(asked, exchange, "{\"tools\":[],\"nextCursor\":\"again\"}");
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
        assertThat(named(gate.ask(Ask.modern("all", "tools/list", "1", "")).body())).hasSize(10);
        assertThat(gate.servers.heard().stream().filter(asked -> asked.server().equals("fresh") && asked.method().equals("tools/list")).count()).isEqualTo(64);
    }

    @Test
    void aServerWhoseCursorIsTooLongIsCutThere() throws Exception {
        gate.servers.manners.put("fresh", (asked, exchange) -> {
            if (asked.method().equals("tools/list")) {
                Says.result(asked, exchange, "{\"tools\":[{\"name\":\"a\",\"inputSchema\":{}}],\"nextCursor\":\"" + "x".repeat(3_000) + "\"}");
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
        assertThat(named(gate.ask(Ask.modern("all", "tools/list", "1", "")).body())).hasSize(11).startsWith("fresh__a");
    }

    @Test
    void anAnswerThatIsWithheldIsThatServersAlone() throws Exception {
        gate.servers.manners.put("fresh", (asked, exchange) -> {
            if (asked.method().equals("tools/list")) {
                Says.result(asked, exchange, "{\"tools\":\"none\"}");
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
        assertThat(named(gate.ask(Ask.modern("all", "tools/list", "1", "")).body())).hasSize(10).noneMatch(name -> name.startsWith("fresh__"));
    }

    @Test
    void aListingOverAllServersPaysOnceAndOneThatCannotPayIsRefusedAsAWhole() throws Exception {
        gate.close();
        gate = GateUnderTest.open(GateUnderTest.quick(), GateUnderTest.SERVERS + "limits: {body: 64KiB, caller: {perMinute: 1, burst: 2, atOnce: 1}}\n");
        assertThat(named(gate.ask(Ask.modern("all", "tools/list", "1", "")).body())).hasSize(15);
        assertThat(gate.ask(Ask.modern("all", "tools/list", "1", "")).status()).isEqualTo(200);
        RefusalShape.check(gate.ask(Ask.modern("all", "tools/list", "1", "")), Code.RATE_LIMITED, "1");
    }

    @Test
    void ofTwoToolsOfOneServerWithOneNameTheFirstIsListed() throws Exception {
        gate.servers.manners.put("fresh", (asked, exchange) -> {
            if (asked.method().equals("tools/list")) {
                Says.result(asked, exchange, "{\"tools\":[{\"name\":\"a\",\"inputSchema\":{}},{\"name\":\"a\",\"inputSchema\":{},\"x\":1}]}");
            } else {
                gate.servers.usual(asked, exchange);
            }
        });
        assertThat(named(gate.ask(Ask.modern("all", "tools/list", "1", "")).body())).containsOnlyOnce("fresh__a");
    }
}
