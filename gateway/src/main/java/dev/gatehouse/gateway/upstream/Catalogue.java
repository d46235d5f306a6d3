package dev.gatehouse.gateway.upstream;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.protocol.Agreement;
import dev.gatehouse.protocol.MirroredHeaders;
import dev.gatehouse.protocol.ParamHeader;
import dev.gatehouse.protocol.ParamHeaders;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Which arguments of a server's tools are repeated as header fields, as its own listing says (SEP-2243). Read once for a dialogue, and
/// again after a while, when the server says that its tools have changed, or that we sent the wrong fields.
final class Catalogue {
    private static final Duration TRUSTED = Duration.ofMinutes(5);
    private static final int MOST_PAGES = 64;
    private static final int MOST_TOOLS = 5_000;

    private final Dialogue dialogue;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Known known = new Known(Map.of(), 0, true);

    private record Known(Map<String, ParamHeaders> tools, long nanos, boolean forgotten) {
        boolean isGood() {
            return !forgotten && System.nanoTime() - nanos < TRUSTED.toNanos();
        }
    }

    Catalogue(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /// The fields for this tool; none for a tool that is not listed.
    ///
    /// @throws Refused if the listing cannot be had, or the tool's own declaration breaks a rule
    List<ParamHeader> of(String tool, Deadline deadline) throws Refused {
        if (!known.isGood()) {
            read(deadline);
        }
        return switch (known.tools().getOrDefault(tool, new ParamHeaders.Declared(List.of()))) {
            case ParamHeaders.Declared(List<ParamHeader> headers) -> headers;
            case ParamHeaders.Unfit(var why) -> throw Refused.because(Code.UPSTREAM_INVALID, "x-mcp-header: " + why);
        };
    }

    /// Reads the listing anew: whether this tool wants other fields than it did.
    boolean changes(String tool, Deadline deadline) throws Refused {
        List<ParamHeader> before = of(tool, deadline);
        forget();
        return !of(tool, deadline).equals(before);
    }

    /// Whether the client repeated the arguments as the tool wants it.
    ///
    /// @throws Refused with [Code#HEADER_MISMATCH] if not
    static void requireAgreement(Call.ToolCall call, List<ParamHeader> declared) throws Refused {
        Request judged = (Request) call.facts().message();
        Agreement agreement = MirroredHeaders.compareArguments(judged,
            name -> call.paramFields().getOrDefault(name.toLowerCase(Locale.ROOT), List.of()), declared);
        if (agreement instanceof Agreement.Differ(String header, var why)) {
            throw Refused.because(Code.HEADER_MISMATCH, header + " " + why);
        }
    }

    void forget() {
        known = new Known(known.tools(), known.nanos(), true);
    }

    private void read(Deadline deadline) throws Refused {
        reading.lock();
        try {
            if (!known.isGood()) {
                known = new Known(tools(deadline), System.nanoTime(), false);
            }
        } finally {
            reading.unlock();
        }
    }

    private Map<String, ParamHeaders> tools(Deadline deadline) throws Refused {
        Map<String, ParamHeaders> tools = new HashMap<>();
        Optional<Json> cursor = Optional.empty();
        for (int page = 0; page < MOST_PAGES && tools.size() <= MOST_TOOLS; page++) {
            JsonObject listing = page(cursor, deadline);
            listing.array("tools").map(JsonArray::values).orElseGet(List::of).forEach(tool -> note(tool, tools));
            cursor = listing.get("nextCursor");
            if (cursor.isEmpty()) {
                return tools;
            }
        }
        throw Refused.because(Code.UPSTREAM_INVALID, "a listing without end");
    }

    private static void note(Json json, Map<String, ParamHeaders> tools) {
        if (json instanceof JsonObject tool) {
            tool.text("name").ifPresent(name -> tools.put(name, ParamHeaders.of(tool.object("inputSchema").orElseGet(JsonObject::empty))));
        }
    }

    private JsonObject page(Optional<Json> cursor, Deadline deadline) throws Refused {
        Request request = dialogue.introduction().listTools(dialogue.freshId(), dialogue.era(), cursor);
        try (UpstreamReply reply = dialogue.ask(CallId.fresh(), request, List.of(), deadline, _ -> {})) {
            return reply.resultOf(request.id()).map(Success::result).orElseThrow(() -> Refused.because(Code.UPSTREAM_INVALID, "no listing of tools"));
        } catch (Refused failed) {
            throw Refused.because(failed.refusal().code(), "listing for header fields: " + failed.refusal().detail());
        } finally {
            dialogue.done();
        }
    }
}
