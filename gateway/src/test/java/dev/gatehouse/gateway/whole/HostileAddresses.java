package dev.gatehouse.gateway.whole;

import static dev.gatehouse.gateway.whole.Hostile.checked;
import static dev.gatehouse.gateway.whole.Hostile.known;
import static dev.gatehouse.pipeline.Code.PARAMS_INVALID;
import static dev.gatehouse.pipeline.Code.PROMPT_NOT_GRANTED;
import static dev.gatehouse.pipeline.Code.RESOURCE_NOT_GRANTED;
import static dev.gatehouse.pipeline.Code.TOOL_NOT_GRANTED;

import dev.gatehouse.pipeline.Code;
import java.util.List;

/// Names and addresses that could lead somewhere else: out of a folder, to another server, or past what is compared.
final class HostileAddresses {
    private HostileAddresses() {}

    static List<Hostile> all() {
        return List.of(
            climbs("an address that climbs, encoded twice", "file:///open/%252e%252e/shut"),
            climbs("an address that climbs, encoded three times", "file:///open/%25252e%25252E/shut"),
            climbs("an address that climbs behind a slash that was encoded twice", "file:///open/..%252fshut"),
            climbs("an address that climbs behind a parameter", "file:///open/..;/shut"),
            climbs("an address that climbs behind an encoded parameter", "file:///open/..%3b/shut"),
            climbs("an address that climbs, half of it encoded", "file:///open/.%2e/shut"),
            climbs("an address that climbs by a backslash", "file:///open/..\\\\shut"),
            climbs("an address that stays where it is", "file:///open/./a"),
            climbs("an address that climbs in a path without a slash", "notes:../shut"),
            climbs("an address that climbs at its end", "file:///open/%2e%2e?x"),
            shape("an address with a tab", "file:///open/\\ta"),
            shape("an address with a line break", "file:///open/a\\nb"),
            shape("an address without a scheme", "//open/a"),
            shape("an address with a letter beyond ASCII in its scheme", Ask.utf8("f\\u0131le:///open/a")),
            shape("an address that begins with a space", " file:///open/a"),
            known("an address that climbs behind a server's name", read("all", "gatehouse:old:file:///open/../shut"), PARAMS_INVALID, "dot segment", "5"),
            known("an address that is nothing behind a server's name", read("all", "gatehouse:old:"), PARAMS_INVALID, "resource address shape", "5"),
            nowhere("a server's own address on the route to all servers", "file:///open/a"),
            nowhere("an address of a server that is not there", "gatehouse:nobody:file:///open/a"),
            nowhere("an address of a server in other letters", "gatehouse:OLD:file:///open/a"),
            nowhere("an address of a server, encoded", "gatehouse:%6fld:file:///open/a"),
            nowhere("an address of no server", "gatehouse::file:///open/a"),
            nowhere("an address that ends with the server", "gatehouse:old"),
            nowhere("an address within an address", "gatehouse:gatehouse:old:file:///open/a"),
            nowhere("a scheme in other letters", "GateHouse:old:file:///open/a"),
            nowhere("the route to all servers as a server", "gatehouse:all:file:///open/a"),
            checked("a subscription to a server's own address on the route to all servers", Ask.legacy("all", "{all-session}", "resources/subscribe", "5",
                "{\"uri\":\"file:///open/a\"}"), RESOURCE_NOT_GRANTED, "permission", "no grant", "5"),
            checked("listening to an address of a server that is not there, beside a good one", Ask.modern("all", "subscriptions/listen", "5",
                ",\"notifications\":{\"resourceSubscriptions\":[\"gatehouse:old:file:///open/a\",\"gatehouse:nobody:file:///open/a\"]}"), RESOURCE_NOT_GRANTED, "permission",
                "no grant", "5"),
            checked("completion of a template of a server that is not there", Ask.modern("all", "completion/complete", "5",
                ",\"ref\":{\"type\":\"ref/resource\",\"uri\":\"gatehouse:nobody:file:///{x}\"},\"argument\":{\"name\":\"x\",\"value\":\"\"}"), RESOURCE_NOT_GRANTED,
                "permission", "no grant", "5"),
            nobodys("a tool without its server", "echo"),
            nobodys("a tool of a server that is not there", "nobody__echo"),
            nobodys("a tool of a server in other letters", "OLD__echo"),
            nobodys("a tool behind one line too few", "old_echo"),
            nobodys("a tool of no server", "__echo"),
            nobodys("a server and no tool", "old__"),
            nobodys("a tool behind a dot", "old.echo"),
            nobodys("a name that is longer than any that was given", "old__" + "a".repeat(60)),
            checked("a prompt of a server that is not there", Ask.modern("all", "prompts/get", "5", ",\"name\":\"nobody__greet\"").with("Mcp-Name", "nobody__greet"),
                PROMPT_NOT_GRANTED, "permission", "no grant", "5"),
            checked("a granted tool behind another server's name", Ask.modernCall("all", "fresh__echo", "5").by("bob"), TOOL_NOT_GRANTED, "permission", "no grant", "5"));
    }

    private static Ask read(String route, String uri) {
        return Ask.modern(route, "resources/read", "5", ",\"uri\":\"" + uri + "\"").with("Mcp-Name", uri.replace("\\\\", "\\"));
    }

    private static Hostile climbs(String name, String uri) {
        return known(name, read("old", uri), PARAMS_INVALID, "dot segment", "5");
    }

    private static Hostile shape(String name, String uri) {
        return known(name, Ask.legacy("old", "{session}", "resources/read", "5", "{\"uri\":\"" + uri + "\"}"), PARAMS_INVALID, "resource address shape", "5");
    }

    private static Hostile nowhere(String name, String uri) {
        return nowhere(name, read("all", uri), RESOURCE_NOT_GRANTED);
    }

    private static Hostile nobodys(String name, String tool) {
        return nowhere(name, Ask.modernCall("all", tool, "5"), TOOL_NOT_GRANTED);
    }

    private static Hostile nowhere(String name, Ask ask, Code code) {
        return checked(name, ask, code, "permission", "no grant", "5");
    }
}
