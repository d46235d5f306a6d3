package dev.gatehouse.ledger;

/// Writes lines as they lie on disk. The only place that knows the order and the names of the members; [LineReader] is its mirror.
final class LineWriter {
    static final long FORMAT = 1;
    /// No line is longer, its newline included.
    static final int LONGEST = 4096;
    /// A closing is never longer than this, nor a seal than [#LONGEST_SEAL]: what an open reserves.
    static final int LONGEST_CLOSE = 1280;
    static final int LONGEST_SEAL = 512;

    static final String HASH = ",\"hash\":\"";
    static final String END = "\"}\n";
    static final int TAIL = HASH.length() + 2 * Chain.BYTES + END.length();

    private LineWriter() {}

    /// Writes everything of a line but its end.
    static void body(LineBuffer to, long seq, long millis, Line line) {
        to.number("{\"seq\":", seq);
        to.time(",\"at\":\"", millis);
        switch (line) {
            case Entry.Open open -> open(to, open);
            case Entry.Checkpoint checkpoint -> checkpoint(to, checkpoint);
            case Entry.Close close -> close(to, close);
            case Entry.Refused refused -> refused(to, refused);
            case Entry.Count count -> count(to, count);
            case Entry.Event event -> event(to, event);
            case Line.SegmentStart start -> start(to, start);
            case Line.Carried carried -> carried(to, carried);
            case Line.Seal seal -> seal(to, seal);
        }
    }

    /// Moves the chain on by the line that began at `from` and writes its end.
    static void end(LineBuffer to, int from, Chain chain) {
        chain.add(to.bytes, from, to.length);
        to.raw(HASH);
        to.hex(chain.head());
        to.raw(END);
    }

    /// Writes a seal's members without its signature: the bytes that are signed.
    static void unsigned(LineBuffer to, long seq, long millis, long seal, long segment, long offset, boolean closed) {
        to.number("{\"seq\":", seq);
        to.time(",\"at\":\"", millis);
        to.number(",\"kind\":\"seal\",\"seal\":", seal);
        to.number(",\"segment\":", segment);
        to.number(",\"offset\":", offset);
        to.flag(",\"closed\":", closed);
    }

    static void signature(LineBuffer to, String base64) {
        to.text(SIGNATURE, base64);
    }

    static final String SIGNATURE = ",\"sig\":\"";

    private static void open(LineBuffer to, Entry.Open open) {
        to.text(",\"kind\":\"open\",\"call\":\"", open.call());
        asked(to, open.zone(), open.tenant(), open.caller(), open.route(), open.server(), open.method(), open.target(), open.revision(),
            open.settings());
    }

    private static void asked(LineBuffer to, String zone, String tenant, String caller, String route, String server, String method,
                              String target, String revision, long settings) {
        to.text(",\"zone\":\"", zone);
        to.text(",\"tenant\":\"", tenant);
        to.text(",\"caller\":\"", caller);
        to.text(",\"route\":\"", route);
        to.text(",\"server\":\"", server);
        to.text(",\"method\":\"", method);
        to.text(",\"target\":\"", target);
        to.text(",\"revision\":\"", revision);
        to.number(",\"settings\":", settings);
    }

    private static void checkpoint(LineBuffer to, Entry.Checkpoint checkpoint) {
        to.text(",\"kind\":\"checkpoint\",\"call\":\"", checkpoint.call());
        to.number(",\"messages\":", checkpoint.messages());
        to.number(",\"bytes\":", checkpoint.bytes());
    }

    private static void close(LineBuffer to, Entry.Close close) {
        to.text(",\"kind\":\"close\",\"call\":\"", close.call());
        to.text(",\"outcome\":\"", close.outcome().word);
        to.text(",\"effect\":\"", close.effect().word);
        decided(to, close.code(), close.by(), close.detail(), close.millis());
        to.number(",\"messages\":", close.messages());
        to.number(",\"in\":", close.in());
        to.number(",\"out\":", close.out());
    }

    private static void decided(LineBuffer to, String code, String by, String detail, long millis) {
        to.text(",\"code\":\"", code);
        to.text(",\"by\":\"", by);
        to.text(",\"detail\":\"", detail);
        to.number(",\"ms\":", millis);
    }

    private static void refused(LineBuffer to, Entry.Refused refused) {
        to.text(",\"kind\":\"refused\",\"call\":\"", refused.call());
        asked(to, refused.zone(), refused.tenant(), refused.caller(), refused.route(), refused.server(), refused.method(),
            refused.target(), refused.revision(), refused.settings());
        decided(to, refused.code(), refused.by(), refused.detail(), refused.millis());
    }

    private static void count(LineBuffer to, Entry.Count count) {
        to.text(",\"kind\":\"count\",\"zone\":\"", count.zone());
        to.text(",\"address\":\"", count.address());
        to.text(",\"code\":\"", count.code());
        to.time(",\"minute\":\"", count.minute().toEpochMilli());
        to.number(",\"refusals\":", count.refusals());
    }

    private static void event(LineBuffer to, Entry.Event event) {
        to.text(",\"kind\":\"event\",\"zone\":\"", event.zone());
        to.text(",\"what\":\"", event.what());
        to.text(",\"subject\":\"", event.subject());
        to.text(",\"detail\":\"", event.detail());
        to.number(",\"settings\":", event.settings());
    }

    private static void start(LineBuffer to, Line.SegmentStart start) {
        to.number(",\"kind\":\"segment\",\"format\":", start.format());
        to.text(",\"ledger\":\"", start.ledger());
        to.number(",\"segment\":", start.segment());
        to.text(",\"prev\":\"", start.prev());
        to.number(",\"seals\":", start.seals());
        to.number(",\"carried\":", start.carried());
    }

    private static void carried(LineBuffer to, Line.Carried carried) {
        to.text(",\"kind\":\"carried\",\"call\":\"", carried.call());
        to.text(",\"zone\":\"", carried.zone());
    }

    private static void seal(LineBuffer to, Line.Seal seal) {
        to.number(",\"kind\":\"seal\",\"seal\":", seal.seal());
        to.number(",\"segment\":", seal.segment());
        to.number(",\"offset\":", seal.offset());
        to.flag(",\"closed\":", seal.closed());
        signature(to, seal.signature());
    }
}
