package dev.gatehouse.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.protocol.json.Malformed.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Edits change what they say and nothing beside it.
class EditsTest {

    private static final String ODD = " { \"a\" : 1.10 ,\n\t\"b\":\"x\\u00e9\\/\" , \"c\" :[ 1 , {\"d\" : null} ,true ] }";

    private static JsonObject object(String text) throws Malformed {
        return (JsonObject) Json.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.strict(100_000));
    }

    private static String text(Json value) {
        return new String(value.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void whatNobodyEditsIsWrittenAsItWasRead() throws Malformed {
        assertThat(text(object(ODD))).isEqualTo(ODD.strip());
    }

    @Test
    void replacingAMemberKeepsEverythingAroundIt() throws Malformed {
        assertThat(text(object(ODD).with("b", JsonNumber.of(7)))).isEqualTo(ODD.strip().replace("\"x\\u00e9\\/\"", "7"));
    }

    @Test
    void aNewMemberComesLast() throws Malformed {
        assertThat(text(object(ODD).with("n\"", JsonBoolean.TRUE))).isEqualTo(ODD.strip().replace("] }", "],\"n\\\"\":true }"));
        assertThat(text(object("{ }").with("a", JsonNull.NULL))).isEqualTo("{ \"a\":null}");
    }

    @Test
    void removingTheFirstTheMiddleOrTheLastLeavesAnObject() throws Malformed {
        JsonObject odd = object(ODD);
        assertThat(text(odd.without("a"))).isEqualTo("{ \"b\":\"x\\u00e9\\/\" , \"c\" :[ 1 , {\"d\" : null} ,true ] }");
        assertThat(text(odd.without("b"))).isEqualTo("{ \"a\" : 1.10 , \"c\" :[ 1 , {\"d\" : null} ,true ] }");
        assertThat(text(odd.without("c"))).isEqualTo("{ \"a\" : 1.10 ,\n\t\"b\":\"x\\u00e9\\/\" }");
        assertThat(text(odd.without(Set.of("a", "b", "c")))).isEqualTo("{  }");
        assertThat(odd.without("zz")).isSameAs(odd);
    }

    @Test
    void editsOfEditsStillKeepTheRest() throws Malformed {
        JsonObject twice = object(ODD).without("a").with("z", JsonString.of("é")).with("b", JsonNull.NULL).without("z").with("a",
            JsonNumber.of(-1));
        assertThat(text(twice)).isEqualTo("{ \"b\":null , \"c\" :[ 1 , {\"d\" : null} ,true ],\"a\":-1 }");
        assertThat(object(text(twice)).names()).containsExactly("b", "c", "a");
    }

    @Test
    void anArrayKeepsTheWantedValuesAsTheyWere() throws Malformed {
        JsonArray array = object(ODD).array("c").orElseThrow();
        assertThat(text(array.keeping(each -> each instanceof JsonObject))).isEqualTo("[ {\"d\" : null} ]");
        assertThat(text(array.keeping(_ -> false))).isEqualTo("[  ]");
        assertThat(array.keeping(_ -> true)).isSameAs(array);
        assertThat(text(array.mapping(each -> each instanceof JsonNumber ? JsonNumber.of(2) : each)))
            .isEqualTo("[ 2 , {\"d\" : null} ,true ]");
        assertThat(array.mapping(each -> each)).isSameAs(array);
    }

    @Test
    void textEditsTouchOnlyTheStringsThatChange() throws Malformed {
        String text = "{ \"k\u200bey\" : [ \"pl\\u0061in\", \"hid\u200bden\" ,\"e\\u200bsc\" ] , \"n\":1.10, \"o\" : {\"t\": \"\\u001b[31m\"}}";
        Json edited = object(text).mapUnusualStrings(each -> each.replace("\u200b", "").replace("\u001b", "?"));
        assertThat(text(edited))
            .isEqualTo("{ \"key\" : [ \"pl\\u0061in\", \"hidden\" ,\"esc\" ] , \"n\":1.10, \"o\" : {\"t\": \"?[31m\"}}");
        assertThat(object(ODD).mapStrings(each -> each).bytes()).isEqualTo(object(ODD).bytes());
    }

    @Test
    void textEditsSeeTheDecodedText() throws Malformed {
        assertThat(text(object("{\"a\":\"x\\n\\ud83d\\ude00\"}").mapStrings(each -> each.equals("x\n\ud83d\ude00") ? "ok" : each)))
            .isEqualTo("{\"a\":\"ok\"}");
    }

    @Test
    void aTextEditThatMakesTwoNamesEqualIsRefused() throws Malformed {
        JsonObject object = object("{\"a\":1,\"a\u200b\":2}");
        assertThatThrownBy(() -> object.mapUnusualStrings(each -> each.replace("\u200b", "")))
            .isInstanceOfSatisfying(Malformed.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.DUPLICATE_KEY));
    }

    @Test
    void aTextEditThatLeavesHalfAPairIsRefused() throws Malformed {
        JsonObject object = object("{\"a\":\"\ud83d\ude00\"}");
        assertThatThrownBy(() -> object.mapUnusualStrings(each -> each.replace("\ude00", "")))
            .isInstanceOfSatisfying(Malformed.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.LONE_SURROGATE));
        assertThatThrownBy(() -> JsonString.of("\ud83d")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void newValuesAreReadBackAsTheyWereMade() throws Malformed {
        String nasty = "quote\" back\\ slash/ nul\0 esc\u001b del\u007f line\u2028 \ud83d\ude00 \n\r\t";
        JsonObject made = JsonObject.of(new JsonObject.Member(nasty, JsonString.of(nasty)),
            new JsonObject.Member("n", JsonArray.of(JsonNumber.of(Long.MIN_VALUE), JsonBoolean.of(false), JsonNull.NULL,
                JsonObject.empty())));
        JsonObject back = object(text(made));
        assertThat(back.text(nasty)).contains(nasty);
        assertThat(back.array("n").orElseThrow().size()).isEqualTo(4);
        assertThatThrownBy(() -> JsonObject.of(new JsonObject.Member("a", JsonNull.NULL), new JsonObject.Member("a", JsonNull.NULL)))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void randomEditsLeaveDocumentsThatAreReadBack() throws Malformed {
        Random random = new Random(3);
        JsonLimits limits = JsonLimits.carried(100_000);
        int edited = 0;
        for (int round = 0; round < 5_000; round++) {
            JsonObject object;
            try {
                if (!(Json.parse(new Documents(random).next(), limits) instanceof JsonObject read) || read.size() == 0) continue;
                object = read;
            } catch (Malformed refused) {
                continue;
            }
            String some = object.names().get(random.nextInt(object.size()));
            JsonObject changed = object.without(some).with("new", JsonNull.NULL).with(some, JsonNumber.of(1));
            JsonObject back = (JsonObject) Json.parse(changed.bytes(), limits);
            assertThat(back.names()).isEqualTo(changed.names());
            for (String name : object.names()) {
                if (!name.equals(some) && !name.equals("new")) assertThat(back.get(name)
                    .orElseThrow().bytes()).isEqualTo(object.get(name).orElseThrow().bytes());
            }
            edited++;
        }
        assertThat(edited).isGreaterThan(300);
    }

    @Test
    void noValuePrintsItsContent() throws Malformed {
        JsonObject secret = object("{\"secret\":[\"secret\",123456]}");
        assertThat(secret + " " + secret.members() + secret.array("secret")
            + secret.array("secret").orElseThrow().values()).doesNotContain("secret", "123456");
    }
}
