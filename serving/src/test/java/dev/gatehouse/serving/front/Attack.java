package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.Code;

/// One hostile request, byte for byte.
///
/// @param bytes Latin-1, with `{host}` where this front's own name belongs
/// @param rule the refusal's detail: which rule said no
/// @param behindTheDoor the head is fine, it is the body that is refused
record Attack(String name, String bytes, Code code, String rule, boolean behindTheDoor) {
    static Attack head(String name, String bytes, Code code, String rule) {
        return new Attack(name, bytes, code, rule, false);
    }

    /// A head attack with one or more extra header lines in a good request.
    static Attack lines(String name, String lines, Code code, String rule) {
        return head(name, "GET /mcp HTTP/1.1\r\nHost: {host}\r\n" + lines + "\r\n", code, rule);
    }

    static Attack target(String name, String target, String rule) {
        return head(name, "GET " + target + " HTTP/1.1\r\nHost: {host}\r\n\r\n", Code.HEAD_MALFORMED, rule);
    }

    /// A body attack: header lines, then the body.
    static Attack body(String name, String lines, String body, Code code, String rule) {
        return new Attack(name, "POST /mcp HTTP/1.1\r\nHost: {host}\r\n" + lines + "\r\n" + body, code, rule, true);
    }

    Attack with(Code other) {
        return new Attack(name, bytes, other, rule, behindTheDoor);
    }

    @Override
    public String toString() {
        return name;
    }
}
