package dev.gatehouse.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gatehouse.protocol.Agreement.Agree;
import dev.gatehouse.protocol.Agreement.Differ;
import dev.gatehouse.protocol.Agreement.Why;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rules of SEP-2243, one row a case: body, headers, and whether they agree.
class MirroredHeadersTest {

    private static final String META = "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28','io.modelcontextprotocol/clientCapabilities':{}}";
    private static final String STANDARD = "MCP-Protocol-Version: 2026-07-28\nMcp-Method: tools/call\nMcp-Name: tool";
    private static final List<ParamHeader> DECLARED = List.of(new ParamHeader("Mcp-Param-Region", List.of("region")),
        new ParamHeader("Mcp-Param-Count", List.of("count")), new ParamHeader("Mcp-Param-Deep", List.of("a", "b")),
            new ParamHeader("Mcp-Param-Flag", List.of("flag")));

    private record Row(String about, String method, String params, String headers, Agreement expected) {}

    private final List<Row> rows = new ArrayList<>();

    private void agree(String about, String method, String params, String headers) {
        rows.add(new Row(about, method, params, headers, new Agree()));
    }

    private void differ(String about, String method, String params, String headers, String header, Why why) {
        rows.add(new Row(about, method, params, headers, new Differ(header, why)));
    }

    private void call(String about, String arguments, String headers) {
        agree(about, "tools/call", "'name':'tool','arguments':{" + arguments + "}," + META, STANDARD + headers);
    }

    private void callDiffers(String about, String arguments, String headers, String header, Why why) {
        differ(about, "tools/call", "'name':'tool','arguments':{" + arguments + "}," + META, STANDARD + headers, header, why);
    }

    /// All of them, as the door and the way to a server compare them one after the other.
    private static Agreement compare(Request request, HeaderLookup headers, List<ParamHeader> declared) {
        Agreement first = MirroredHeaders.compare(request, headers);
        return first instanceof Agree ? MirroredHeaders.compareArguments(request, headers, declared) : first;
    }

    @TestFactory
    Stream<DynamicTest> eachRowAgreesOrDiffersAsTheSpecificationSays() {
        standardHeaders();
        names();
        parameters();
        assertThat(rows.size()).isGreaterThanOrEqualTo(25);
        return rows.stream().map(row -> dynamicTest(row.about, () -> assertThat(
            compare(request(row.method, row.params), headers(row.headers), DECLARED)).isEqualTo(row.expected)));
    }

    private void standardHeaders() {
        String list = "MCP-Protocol-Version: 2026-07-28\nMcp-Method: tools/list";
        agree("all there", "tools/list", META, list);
        agree("field names in another case", "tools/list", META, "mcp-protocol-version: 2026-07-28\nMCP-METHOD: tools/list");
        agree("white space around values", "tools/list", META, "MCP-Protocol-Version: \t 2026-07-28 \nMcp-Method:tools/list\t");
        agree("unknown Mcp-Param is ignored", "tools/list", META, list + "\nMcp-Param-Whatever: x");
        agree("a name where the method has none is ignored", "tools/list", META, list + "\nMcp-Name: x");
        differ("no version", "tools/list", META, "Mcp-Method: tools/list", "MCP-Protocol-Version", Why.MISSING);
        differ("no method", "tools/list", META, "MCP-Protocol-Version: 2026-07-28", "Mcp-Method", Why.MISSING);
        differ("older version", "tools/list", META, "MCP-Protocol-Version: 2025-11-25\nMcp-Method: tools/list", "MCP-Protocol-Version",
            Why.DIFFERENT);
        differ("empty version", "tools/list", META, "MCP-Protocol-Version:\nMcp-Method: tools/list", "MCP-Protocol-Version", Why.DIFFERENT);
        differ("version in the header alone", "tools/list", "'_meta':{}", list, "MCP-Protocol-Version", Why.UNEXPECTED);
        differ("version twice", "tools/list", META, list + "\nMcp-Protocol-Version: 2026-07-28", "MCP-Protocol-Version", Why.DUPLICATE);
        differ("method in another case", "tools/list", META, "MCP-Protocol-Version: 2026-07-28\nMcp-Method: Tools/List", "Mcp-Method",
            Why.DIFFERENT);
        differ("another method", "tools/call", "'name':'tool'," + META, list + "\nMcp-Name: tool", "Mcp-Method", Why.DIFFERENT);
        differ("method twice", "tools/list", META, list + "\nmcp-method: tools/list", "Mcp-Method", Why.DUPLICATE);
        differ("a wrapped method is a literal", "tools/list", META,
            "MCP-Protocol-Version: 2026-07-28\nMcp-Method: =?base64?dG9vbHMvbGlzdA==?=", "Mcp-Method", Why.DIFFERENT);
        differ("method beyond ASCII", "tools/list", META, "MCP-Protocol-Version: 2026-07-28\nMcp-Method: tools/list\u00e9", "Mcp-Method",
            Why.MALFORMED);
        differ("no-break space is not white space", "tools/list", META, "MCP-Protocol-Version: 2026-07-28\nMcp-Method: tools/list\u00a0",
            "Mcp-Method", Why.MALFORMED);
    }

    private void names() {
        String start = "MCP-Protocol-Version: 2026-07-28\nMcp-Method: tools/call\n";
        agree("plain name", "tools/call", "'name':'tool'," + META, STANDARD);
        agree("wrapped plain name", "tools/call", "'name':'tool'," + META, start + "Mcp-Name: =?base64?dG9vbA==?=");
        agree("wrapped Unicode name", "tools/call", "'name':'Hello, 世界'," + META, start + "Mcp-Name: =?base64?SGVsbG8sIOS4lueVjA==?=");
        agree("wrapped padding", "tools/call", "'name':' padded '," + META, start + "Mcp-Name: =?base64?IHBhZGRlZCA=?=");
        agree("wrapped sentinel", "tools/call", "'name':'=?base64?literal?='," + META, start
            + "Mcp-Name: =?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?=");
        agree("wrapper in another case is a literal", "tools/call", "'name':'=?BASE64?dG9vbA==?='," + META, start
            + "Mcp-Name: =?BASE64?dG9vbA==?=");
        agree("half a wrapper is a literal", "tools/call", "'name':'=?base64?='," + META, start + "Mcp-Name: =?base64?=");
        agree("escaped in the body", "tools/call", "'name':'t\\u006fol'," + META, STANDARD);
        agree("address", "resources/read", "'uri':'file:///a b'," + META,
            "MCP-Protocol-Version: 2026-07-28\nMcp-Method: resources/read\nMcp-Name: file:///a b");
        agree("prompt", "prompts/get", "'name':'p'," + META, "MCP-Protocol-Version: 2026-07-28\nMcp-Method: prompts/get\nMcp-Name: p");
        agree("task", "tasks/get", "'taskId':'t'," + META, "MCP-Protocol-Version: 2026-07-28\nMcp-Method: tasks/get\nMcp-Name: t");
        differ("no name", "tools/call", "'name':'tool'," + META, start.strip(), "Mcp-Name", Why.MISSING);
        differ("another name", "tools/call", "'name':'tool2'," + META, STANDARD, "Mcp-Name", Why.DIFFERENT);
        differ("name in another case", "tools/call", "'name':'Tool'," + META, STANDARD, "Mcp-Name", Why.DIFFERENT);
        differ("name in the header alone", "tools/call", META, STANDARD, "Mcp-Name", Why.UNEXPECTED);
        differ("name that is no string", "tools/call", "'name':1," + META, start + "Mcp-Name: 1", "Mcp-Name", Why.UNEXPECTED);
        differ("name twice", "tools/call", "'name':'tool'," + META, STANDARD + "\nMcp-Name: tool", "Mcp-Name", Why.DUPLICATE);
        differ("bad Base64", "tools/call", "'name':'tool'," + META, start + "Mcp-Name: =?base64?dG9v*A==?=", "Mcp-Name", Why.MALFORMED);
        differ("Base64 without padding", "tools/call", "'name':'tool'," + META, start + "Mcp-Name: =?base64?dG9vbA?=", "Mcp-Name",
            Why.MALFORMED);
        differ("Base64 with spare bits", "tools/call", "'name':'tool'," + META, start + "Mcp-Name: =?base64?dG9vbB==?=", "Mcp-Name",
            Why.MALFORMED);
        differ("Base64 of bad UTF-8", "tools/call", "'name':'tool'," + META, start + "Mcp-Name: =?base64?/w==?=", "Mcp-Name",
            Why.MALFORMED);
        differ("raw UTF-8", "tools/call", "'name':'é'," + META, start + "Mcp-Name: é", "Mcp-Name", Why.MALFORMED);
        differ("sentinel not wrapped", "tools/call", "'name':'=?base64?dG9vbA==?='," + META, start + "Mcp-Name: =?base64?dG9vbA==?=",
            "Mcp-Name", Why.DIFFERENT);
    }

    private void parameters() {
        call("argument repeated", "'region':'us-west1'", "\nMcp-Param-Region: us-west1");
        call("field name in another case", "'region':'us-west1'", "\nMCP-PARAM-REGION: us-west1");
        call("no arguments, no headers", "", "");
        call("null wants no header", "'region':null", "");
        call("wrapped argument", "'region':'line1\\nline2'", "\nMcp-Param-Region: =?base64?bGluZTEKbGluZTI=?=");
        call("empty argument", "'region':''", "\nMcp-Param-Region:");
        call("integer", "'count':42", "\nMcp-Param-Count: 42");
        call("integers compare as numbers", "'count':42", "\nMcp-Param-Count: 42.0");
        call("negative integer", "'count':-7", "\nMcp-Param-Count: -7");
        call("boolean", "'flag':true", "\nMcp-Param-Flag: true");
        call("nested", "'a':{'b':'x'}", "\nMcp-Param-Deep: x");
        call("nothing at the path", "'a':{'c':'x'}", "");
        call("the path ends early", "'a':'x'", "");
        callDiffers("header left out", "'region':'us-west1'", "", "Mcp-Param-Region", Why.MISSING);
        callDiffers("another value", "'region':'us-west1'", "\nMcp-Param-Region: us-east1", "Mcp-Param-Region", Why.DIFFERENT);
        callDiffers("value in another case", "'region':'us'", "\nMcp-Param-Region: US", "Mcp-Param-Region", Why.DIFFERENT);
        callDiffers("header without argument", "", "\nMcp-Param-Region: us", "Mcp-Param-Region", Why.UNEXPECTED);
        callDiffers("header with null argument", "'region':null", "\nMcp-Param-Region: null", "Mcp-Param-Region", Why.UNEXPECTED);
        callDiffers("header twice", "'region':'us'", "\nMcp-Param-Region: us\nmcp-param-region: us", "Mcp-Param-Region", Why.DUPLICATE);
        callDiffers("another number", "'count':42", "\nMcp-Param-Count: 43", "Mcp-Param-Count", Why.DIFFERENT);
        callDiffers("a number that is none", "'count':42", "\nMcp-Param-Count: 0x2a", "Mcp-Param-Count", Why.MALFORMED);
        callDiffers("a number of the wrong alphabet", "'count':42", "\nMcp-Param-Count: =?base64?2aTZog==?=", "Mcp-Param-Count",
            Why.MALFORMED);
        callDiffers("huge exponent", "'count':42", "\nMcp-Param-Count: 1e999999999", "Mcp-Param-Count", Why.MALFORMED);
        callDiffers("boolean in another case", "'flag':true", "\nMcp-Param-Flag: True", "Mcp-Param-Flag", Why.DIFFERENT);
        callDiffers("an object has no header form", "'region':{}", "\nMcp-Param-Region: {}", "Mcp-Param-Region", Why.DIFFERENT);
        callDiffers("control character", "'region':'us'", "\nMcp-Param-Region: u\u0001s", "Mcp-Param-Region", Why.MALFORMED);
        callDiffers("nested differs", "'a':{'b':'x'}", "\nMcp-Param-Deep: y", "Mcp-Param-Deep", Why.DIFFERENT);
    }

    @Test
    void theHeadersWeDeriveAgreeWithTheBody() throws InvalidMessage {
        for (String value : List.of("plain", " padded ", "世界", "=?base64?x?=", "a\\tb", "", "tab\\t", "\\u0000")) {
            Request request = request("tools/call", "'name':'" + value + "','arguments':{'region':'" + value
                + "','count':-5,'flag':false,'a':{'b':null}}," + META);
            Map<String, String> headers = MirroredHeaders.of(request, DECLARED);
            String lines = headers.entrySet().stream().map(each -> each.getKey() + ":" + each.getValue() + "\n").reduce("", String::concat);
            assertThat(compare(request, headers(lines), DECLARED)).isEqualTo(new Agree());
            assertThat(headers).hasSize(6).doesNotContainKey("Mcp-Param-Deep");
        }
    }

    @Test
    void aFieldIsPlainOnlyWhereItArrivesAsItIsEverywhere() {
        assertThat(HeaderValue.encode("us west 1")).isEqualTo("us west 1");
        for (String value : List.of("", "a\tb", "\ta", " a", "a ", "a\r\nb", "世界", "=?base64?x?=", "\u007f")) {
            assertThat(HeaderValue.encode(value)).matches("=\\?base64\\?[A-Za-z0-9+/=]*\\?=");
            assertThat(HeaderValue.decode(HeaderValue.encode(value))).contains(value);
        }
    }

    @Test
    void annotationsOfASchemaAreReadOrTheToolIsUnfit() throws Malformed {
        assertThat(declared("{'type':'object','properties':{'r':{'type':'string','x-mcp-header':'Region'},'o':{'type':'object','properties':{'n':{'type':'integer','x-mcp-header':'N'}}}}}"))
            .isEqualTo(new ParamHeaders.Declared(List.of(new ParamHeader("Mcp-Param-Region", List.of("r")), new ParamHeader("Mcp-Param-N",
                List.of("o", "n")))));
        assertThat(declared("{'properties':{'x-mcp-header':{'type':'string'}},'default':{'x-mcp-header':'A'},'examples':[{'x-mcp-header':1}]}"))
            .isEqualTo(new ParamHeaders.Declared(List.of()));
        unfit(ParamHeaders.Why.NOT_A_TOKEN, "{'properties':{'r':{'type':'string','x-mcp-header':''}}}",
            "{'properties':{'r':{'type':'string','x-mcp-header':'a b'}}}",
            "{'properties':{'r':{'type':'string','x-mcp-header':1}}}", "{'properties':{'r':{'type':'string','x-mcp-header':'a\\r\\nb'}}}",
                "{'properties':{'r':{'type':'string','x-mcp-header':'é'}}}");
        unfit(ParamHeaders.Why.TWICE, "{'properties':{'r':{'type':'string','x-mcp-header':'A'},'s':{'type':'string','x-mcp-header':'a'}}}");
        unfit(ParamHeaders.Why.NOT_PRIMITIVE, "{'properties':{'r':{'type':'number','x-mcp-header':'A'}}}",
            "{'properties':{'r':{'x-mcp-header':'A'}}}",
            "{'properties':{'r':{'type':['string','object'],'x-mcp-header':'A'}}}");
        unfit(ParamHeaders.Why.NOT_REACHABLE, "{'x-mcp-header':'A','type':'string'}",
            "{'properties':{'r':{'items':{'type':'string','x-mcp-header':'A'}}}}",
            "{'anyOf':[{'properties':{'r':{'type':'string','x-mcp-header':'A'}}}]}", "{'$defs':{'r':{'type':'string','x-mcp-header':'A'}}}",
            "{'if':{'properties':{'r':{'type':'string','x-mcp-header':'A'}}}}",
                "{'patternProperties':{'r':{'type':'string','x-mcp-header':'A'}}}");
    }

    private static void unfit(ParamHeaders.Why why, String... schemas) throws Malformed {
        for (String each : schemas) assertThat(declared(each)).as(each).isEqualTo(new ParamHeaders.Unfit(why));
    }

    private static ParamHeaders declared(String schema) throws Malformed {
        return ParamHeaders.of((JsonObject) Json.parse(schema.replace('\'',
            '"').getBytes(StandardCharsets.UTF_8), JsonLimits.strict(10_000)));
    }

    private static Request request(String method, String params) throws InvalidMessage {
        return (Request) EnvelopeOdditiesTest.parse("{'jsonrpc':'2.0','id':1,'method':'" + method + "','params':{" + params + "}}");
    }

    private static HeaderLookup headers(String lines) {
        return name -> lines.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
            .map(line -> line.substring(name.length() + 1)).toList();
    }
}
