package dev.gatehouse.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The verdict on every URL of the data set, names answered by the data set alone.
class StrictUrlTest {

    @Test
    void everyUrlOfTheDataSetGetsItsVerdict() throws IOException {
        var wrong = new ArrayList<String>();
        int row = 0;
        for (var line : Rows.lines("urls.jsonl")) {
            row++;
            var facts = Rows.object(line);
            boolean allowed = allows(facts);
            if (allowed != facts.get("verdict").equals("allow")) {
                wrong.add("row " + row + " (" + facts.get("category") + ") should be " + facts.get("verdict"));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(row).isEqualTo(1180);
    }

    private static boolean allows(Map<String, Object> facts) {
        var url = (String) facts.get("url");
        return allows(url, facts) && targetAllows(url, facts);
    }

    /// A redirect is judged at its target; one that leads to itself never ends.
    private static boolean targetAllows(String url, Map<String, Object> facts) {
        if (!(facts.get("redirect") instanceof Map<?, ?> redirect)) {
            return true;
        }
        var location = (String) redirect.get("location");
        var target = location.startsWith("//") ? "http:" + location : location;
        return !target.equals(url) && allows(target, facts);
    }

    private static boolean allows(String url, Map<String, Object> facts) {
        return switch (StrictUrl.read(url)) {
            case Unusable _ -> false;
            case Destination read -> StrictUrl.judge(answers(read.origin().host(), facts)) instanceof Judgement.Reachable;
        };
    }

    private static List<InetAddress> answers(Host host, Map<String, Object> facts) {
        return switch (host) {
            case Host.Literal(var address) -> List.of(address);
            case Host.Name(var name) -> firstAnswer(name, facts);
        };
    }

    private static List<InetAddress> firstAnswer(String name, Map<String, Object> facts) {
        var answers = new ArrayList<InetAddress>();
        if (facts.get("dns") instanceof Map<?, ?> dns && dns.get(name) instanceof List<?> lookups) {
            for (var literal : (List<?>) lookups.getFirst()) {
                answers.add(address((String) literal));
            }
        }
        return answers;
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException notALiteral) {
            throw new AssertionError(notALiteral);
        }
    }

    @Test
    void formAloneRefusesWhatNoLookUpIsNeededFor() {
        assertThat(StrictUrl.read("http://127.0.0.1/")).isEqualTo(new Unusable(Flaw.NOT_PUBLIC));
        assertThat(StrictUrl.read("https://example.com:22/")).isEqualTo(new Unusable(Flaw.PORT_NOT_LISTED));
        assertThat(StrictUrl.read("https://printer.local/")).isEqualTo(new Unusable(Flaw.INTERNAL_NAME));
        assertThat(StrictUrl.read("https://intranet/")).isEqualTo(new Unusable(Flaw.SINGLE_LABEL));
        assertThat(StrictUrl.read("https://xn--a/")).isInstanceOf(Unusable.class);
    }

    @Test
    void everyAnswerIsPublicOrNoneIsDialled() throws UnknownHostException {
        assertThat(StrictUrl.judge(List.of())).isEqualTo(new Judgement.Unanswered());
        assertThat(StrictUrl.judge(List.of(InetAddress.ofLiteral("93.184.216.34"), InetAddress.ofLiteral("10.0.0.1"))))
                .isEqualTo(new Judgement.OffLimits("private use (RFC 1918)"));
    }
}
