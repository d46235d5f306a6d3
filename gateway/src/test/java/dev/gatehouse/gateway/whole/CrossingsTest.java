package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.wire.message.FieldName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Two callers in each of two tenants, and every handle that the gate gives, on each route: nobody else can use it, nor can its owner
/// elsewhere or for something else. What comes back is to the letter what comes back for a handle that is not there, and stands in
/// `docs/crossings.md`. After all of that the owner's own use works.
@Timeout(120)
class CrossingsTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("house", "..")).resolve("docs/crossings.md");
    private static final List<String> CALLERS = List.of("alice", "bob", "globex-alice", "globex-bob");
    private static final List<String> OWNERS = List.of("alice", "globex-bob");
    private static final String IN_VAIN = "in vain";
    private static final Map<String, String> SESSIONS = new HashMap<>();
    private static GateUnderTest gate;

    /// Who uses whose handle.
    enum Crossing {
        ITSELF_ELSEWHERE("the owner elsewhere"),
        SAME_TENANT("another caller of the tenant"),
        NAMESAKE("the namesake in the other tenant"),
        STRANGER("another caller of the other tenant");

        private final String words;

        Crossing(String words) {
            this.words = words;
        }

        static Crossing of(String owner, String user) {
            boolean sameTenant = owner.startsWith("globex") == user.startsWith("globex");
            boolean sameName = owner.endsWith("bob") == user.endsWith("bob");
            if (sameTenant) {
                return sameName ? ITSELF_ELSEWHERE : SAME_TENANT;
            }
            return sameName ? NAMESAKE : STRANGER;
        }
    }

    @BeforeAll
    static void open() throws Exception {
        gate = GateUnderTest.open(GateUnderTest.quick(), Questions.OPEN + GateUnderTest.LIMITS);
        gate.use(before -> before.grant(GateUnderTest.grant("acme", "bob", "old")).after().grant(GateUnderTest.grant("acme", "bob", "fresh")).after());
        Handle.play(gate.servers);
    }

    @AfterAll
    static void close() throws Exception {
        gate.close();
        SESSIONS.clear();
    }

    static Stream<Arguments> handles() {
        return Stream.of(Handle.values()).flatMap(handle -> Stream.of("old", "fresh", "all to old", "all to fresh").filter(where -> handle.isOf(server(where)))
            .map(where -> Arguments.of(handle, where)));
    }

    private static String server(String where) {
        return where.substring(where.lastIndexOf(' ') + 1);
    }

    private static Place place(String caller, String where, String purpose) throws Exception {
        String route = where.startsWith("all") ? "all" : where;
        String key = caller + " " + route + " " + purpose;
        if (!SESSIONS.containsKey(key)) {
            SESSIONS.put(key, Questions.session(gate, caller, route));
        }
        return new Place(caller, route, server(where), SESSIONS.get(key));
    }

    @ParameterizedTest
    @MethodSource("handles")
    void nobodyElseCanUseItAndItSoundsAsIfItWereNotThere(Handle handle, String where) throws Exception {
        for (String owner : OWNERS) {
            Held held = handle.held(gate, place(owner, where, ""));
            for (String user : CALLERS) {
                Crossing crossing = Crossing.of(owner, user);
                Set<String> outcomes = crossing == Crossing.ITSELF_ELSEWHERE ? elsewhere(held, user, where) : used(held, place(user, where, ""));
                assertThat(String.join(", ", outcomes)).as(handle + " of " + owner + " at " + where + " used by " + user).isEqualTo(documented(handle, crossing));
            }
            held.own().works();
        }
    }

    private static Set<String> used(Held held, Place user) throws Exception {
        return tried(held.uses().by(user, held.id()), held.uses().by(user, held.absent()));
    }

    /// By the other way to the same server, at another server, and on the same route for something else.
    private static Set<String> elsewhere(Held held, String owner, String where) throws Exception {
        String server = server(where);
        Set<String> outcomes = used(held, place(owner, where.startsWith("all") ? server : "all to " + server, ""));
        outcomes.addAll(used(held, place(owner, server.equals("old") ? "fresh" : "old", "")));
        Place other = place(owner, where, "another session");
        outcomes.addAll(tried(held.others().by(other, held.id()), held.others().by(other, held.absent())));
        return outcomes;
    }

    /// What came of each request, which is what came of the same one about something that is not there.
    private static Set<String> tried(List<Ask> foreign, List<Ask> absent) throws Exception {
        Set<String> outcomes = new TreeSet<>();
        for (int i = 0; i < foreign.size(); i++) {
            RawClient.Reply reply = gate.ask(foreign.get(i));
            assertThat(shape(reply)).isEqualTo(shape(gate.ask(absent.get(i))));
            outcomes.add(outcome(reply));
        }
        return outcomes;
    }

    /// All that comes back but for the call's own id.
    private static String shape(RawClient.Reply reply) {
        return reply.toString().replace(reply.header("Gatehouse-Call"), "");
    }

    /// The code, which must be on record; or nothing, to a note or to the wish to hear no more of something.
    private static String outcome(RawClient.Reply reply) {
        if (reply.status() == 202 && reply.body().isEmpty() || reply.body().endsWith("\"result\":{}}")) {
            return IN_VAIN;
        }
        assertThat(reply.body()).contains("\"error\"");
        String code = reply.body().replaceFirst("(?s).*\"data\":\\{\"code\":\"([^\"]*)\".*", "$1");
        assertThat(gate.recorder.of(reply.header("Gatehouse-Call")).getLast().text(FieldName.CODE)).as("on record").isEqualTo(code);
        return "`" + code + "`";
    }

    private static String documented(Handle handle, Crossing crossing) throws Exception {
        return rows().getOrDefault(handle.words(), List.of("", "", "", "")).get(crossing.ordinal());
    }

    /// The document's table: the cells behind each handle's name.
    private static Map<String, List<String>> rows() throws Exception {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            List<String> cells = new ArrayList<>(Stream.of(line.split("\\|")).map(String::strip).toList());
            if (line.startsWith("| ")) {
                rows.put(cells.get(1), cells.subList(2, cells.size()));
            }
        }
        return rows;
    }

    @Test
    void theDocumentHasARowForEachHandleAndNoOther() throws Exception {
        assertThat(rows().get("handle")).isEqualTo(Stream.of(Crossing.values()).map(each -> each.words).toList());
        assertThat(rows().keySet().stream().skip(1)).containsExactlyElementsOf(Stream.of(Handle.values()).map(Handle::words).toList());
    }
}
