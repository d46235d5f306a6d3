package dev.gatehouse.protocol;

import dev.gatehouse.protocol.Agreement.Differ;
import dev.gatehouse.protocol.Agreement.Why;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonBoolean;
import dev.gatehouse.protocol.json.JsonNull;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The headers that repeat parts of a modern request's body (SEP-2243), compared with it and derived from it.
///
/// Whoever routes or filters by these headers must see what we judge: so every one of them agrees with the body or the request is
/// refused. Held by `MirroredHeadersTest`. Only for modern requests; in legacy ones these headers mean nothing.
public final class MirroredHeaders {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?");

    private MirroredHeaders() {}

    /// Compares headers and body, but for those that repeat a tool's arguments ([#compareArguments]).
    public static Agreement compare(Request request, HeaderLookup headers) {
        RequestMeta meta = RequestMeta.of(request);
        Optional<Differ> differ = same(Names.HEADER_PROTOCOL_VERSION, meta.protocolVersion(), headers, false)
            .or(() -> same(Names.HEADER_METHOD, Optional.of(request.method()), headers, false))
            .or(() -> nameMember(request.method()).flatMap(member -> same(Names.HEADER_NAME, parameter(request, member), headers, true)));
        return differ.<Agreement>map(each -> each).orElseGet(Agreement.Agree::new);
    }

    /// Compares the headers that repeat a tool's arguments with these. `declared` are the annotations of the called tool; other
    /// `Mcp-Param-` fields are ignored.
    public static Agreement compareArguments(Request request, HeaderLookup headers, List<ParamHeader> declared) {
        return params(request, headers, declared).<Agreement>map(each -> each).orElseGet(Agreement.Agree::new);
    }

    /// The headers that a client sends with this modern request, in order.
    public static Map<String, String> of(Request request, List<ParamHeader> declared) {
        Map<String, String> headers = new LinkedHashMap<>();
        RequestMeta.of(request).protocolVersion().ifPresent(version -> headers.put(Names.HEADER_PROTOCOL_VERSION, version));
        headers.put(Names.HEADER_METHOD, request.method());
        nameMember(request.method()).flatMap(member -> parameter(request, member))
            .ifPresent(name -> headers.put(Names.HEADER_NAME, HeaderValue.encode(name)));
        JsonObject arguments = arguments(request);
        for (ParamHeader each : declared) {
            each.valueIn(arguments).flatMap(MirroredHeaders::text).ifPresent(text -> headers.put(each.header(), HeaderValue.encode(text)));
        }
        return headers;
    }

    /// Which parameter `Mcp-Name` repeats, if the method has one.
    private static Optional<String> nameMember(String method) {
        return switch (method) {
            case Names.TOOLS_CALL, Names.PROMPTS_GET -> Optional.of("name");
            case Names.RESOURCES_READ -> Optional.of("uri");
            case Names.TASKS_GET, Names.TASKS_UPDATE, Names.TASKS_CANCEL -> Optional.of(Names.TASK_ID);
            default -> Optional.empty();
        };
    }

    private static Optional<String> parameter(Request request, String member) {
        return request.params().flatMap(each -> each.text(member));
    }

    private static JsonObject arguments(Request request) {
        return request.params().flatMap(each -> each.object("arguments")).orElseGet(JsonObject::empty);
    }

    private static Optional<Differ> same(String header, Optional<String> body, HeaderLookup headers, boolean mayBeWrapped) {
        List<String> fields = headers.values(header);
        Optional<Differ> presence = presence(header, fields, body.isPresent());
        if (presence.isPresent() || body.isEmpty()) return presence;
        String trimmed = HeaderValue.trim(fields.getFirst());
        Optional<String> value = mayBeWrapped ? HeaderValue.decode(trimmed) : Optional.of(trimmed).filter(HeaderValue::isFieldValue);
        if (value.isEmpty()) return differ(header, Why.MALFORMED);
        return value.equals(body) ? Optional.empty() : differ(header, Why.DIFFERENT);
    }

    private static Optional<Differ> presence(String header, List<String> fields, boolean expected) {
        if (fields.size() > 1) return differ(header, Why.DUPLICATE);
        if (fields.isEmpty() && expected) return differ(header, Why.MISSING);
        return fields.isEmpty() || expected ? Optional.empty() : differ(header, Why.UNEXPECTED);
    }

    private static Optional<Differ> params(Request request, HeaderLookup headers, List<ParamHeader> declared) {
        if (!request.method().equals(Names.TOOLS_CALL)) return Optional.empty();
        JsonObject arguments = arguments(request);
        return declared.stream().flatMap(each -> param(each, each.valueIn(arguments), headers).stream()).findFirst();
    }

    private static Optional<Differ> param(ParamHeader declared, Optional<Json> body, HeaderLookup headers) {
        List<String> fields = headers.values(declared.header());
        Optional<Differ> presence = presence(declared.header(), fields, body.isPresent());
        if (presence.isPresent() || body.isEmpty()) return presence;
        Optional<String> value = HeaderValue.decode(fields.getFirst());
        if (value.isEmpty()) return differ(declared.header(), Why.MALFORMED);
        if (body.get() instanceof JsonNumber number) return sameNumber(declared.header(), number, value.get());
        return value.equals(text(body.get())) ? Optional.empty() : differ(declared.header(), Why.DIFFERENT);
    }

    /// `42` and `42.0` are the same; the comparison is cheap because neither side can have a large exponent.
    private static Optional<Differ> sameNumber(String header, JsonNumber body, String value) {
        if (!NUMBER.matcher(value).matches()) return differ(header, Why.MALFORMED);
        boolean same = NUMBER.matcher(body.text()).matches() && new BigDecimal(value).compareTo(body.decimal()) == 0;
        return same ? Optional.empty() : differ(header, Why.DIFFERENT);
    }

    /// What a primitive looks like in a header; arrays and objects have no such form.
    private static Optional<String> text(Json value) {
        return switch (value) {
            case JsonString text -> Optional.of(text.value());
            case JsonNumber number -> Optional.of(number.text());
            case JsonBoolean bool -> Optional.of(bool.value() ? "true" : "false");
            case JsonNull _ -> Optional.empty();
            case JsonArray _ -> Optional.empty();
            case JsonObject _ -> Optional.empty();
        };
    }

    private static Optional<Differ> differ(String header, Why why) {
        return Optional.of(new Differ(header, why));
    }
}
