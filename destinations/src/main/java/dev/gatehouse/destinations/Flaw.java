package dev.gatehouse.destinations;

/// Why a written URL is refused: a closed list, each with a sentence for whoever wrote it.
///
/// The sentences never repeat the URL, which may hold a key.
public enum Flaw {
    EMPTY("is empty"),
    TOO_LONG("is longer than 2048 characters"),
    NOT_ASCII("holds characters outside ASCII; write an international name in its xn-- form and the rest percent-encoded"),
    CONTROL_OR_SPACE("holds a space or a control character"),
    CHARACTER("holds a character that RFC 3986 does not allow in a URL"),
    SCHEME("does not start with http:// or https://"),
    USERINFO("holds a user name or password before the host; no secret belongs in a URL"),
    FRAGMENT("holds a fragment (#…), which is never sent"),
    NO_HOST("names no host"),
    HOST_SHAPE("names a host that is neither a DNS name in canonical form nor an address"),
    NUMERIC_HOST("names a host that looks like a number; write an IPv4 address as four plain decimal numbers"),
    IPV6_SHAPE("holds an IPv6 address that is malformed, carries a zone, or wraps an IPv4 address"),
    PORT("holds a port that is not a plain number from 1 to 65535"),
    PERCENT("holds a broken percent-encoding or an encoded control character"),
    DOT_SEGMENT("holds a . or .. segment in its path"),
    SINGLE_LABEL("names a host of one label, which only an internal resolver knows"),
    INTERNAL_NAME("names a host that denotes an internal machine"),
    INTERNATIONAL_NAME("holds an xn-- label that does not survive decoding and encoding"),
    PORT_NOT_LISTED("names a port that is not on the list of web ports"),
    PLAIN_HTTP("is http:// to a host that is not a literally written loopback or private address; use https://"),
    SPECIAL_ADDRESS("names an address that is never dialled: link-local, metadata, multicast, translated or reserved"),
    NOT_PUBLIC("names an address that is not on the public internet"),
    NOT_PRIVATE("lists an address that is neither private nor loopback");

    private final String sentence;

    Flaw(String sentence) {
        this.sentence = sentence;
    }

    /// What is wrong, to be read after "the URL …".
    public String sentence() {
        return sentence;
    }

    /// The flaw as a code for machines, for example `plain-http`.
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
