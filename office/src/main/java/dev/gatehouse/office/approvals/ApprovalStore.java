package dev.gatehouse.office.approvals;

import dev.gatehouse.control.approvals.Approvals;
import dev.gatehouse.control.approvals.Decision;
import dev.gatehouse.control.files.PrivateFile;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.office.reading.Members;
import dev.gatehouse.office.reading.Unreadable;
import dev.gatehouse.protocol.json.JsonLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The approval book that holds, and the file of its answers: names and digests. What waits is in no file, since it holds arguments; the gate says it again.
public final class ApprovalStore {
    private static final String VERSION = "1";
    private static final int LARGEST = 4 << 20;
    private static final Set<String> FILE = Set.of("version", "decisions");
    private static final Set<String> DECISION = Set.of("id", "kind", "tenant", "issuer", "caller", "server", "tool", "digest", "answer", "until");

    private final Path file;
    private ApprovalBook book;

    private ApprovalStore(Path file, ApprovalBook book) {
        this.file = file;
        this.book = book;
    }

    /// The book in the office's folder; there need not be one yet.
    ///
    /// @throws IOException where its file is not what was written
    public static ApprovalStore open(Path folder) throws IOException {
        Path file = folder.resolve("approvals.json");
        return new ApprovalStore(file, new ApprovalBook(Map.of(), read(file)));
    }

    /// A copy of the book.
    public synchronized ApprovalBook book() {
        return book.copy();
    }

    /// Puts this in place; its answers are on the disk, synced, before this returns. If that fails, nothing changed.
    public synchronized void keep(ApprovalBook next) throws IOException {
        if (!next.decidesTheSameAs(book)) {
            PrivateFile.replace(file, (Json.text(Json.object("version", VERSION, "decisions", next.decided().stream().map(ApprovalStore::map).toList())) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        }
        book = next.copy();
    }

    private static Map<String, Object> map(Decision decision) {
        return Json.object("id", decision.id(), "kind", decision.caller().workload() ? "workload" : "person", "tenant", decision.caller().tenant(),
            "issuer", decision.caller().issuer(), "caller", decision.caller().name(), "server", decision.server().value(), "tool", decision.tool(),
            "digest", decision.digest(), "answer", decision.agreed() ? "yes" : "no", "until", decision.until().toString());
    }

    private static Map<String, Decision> read(Path file) throws IOException {
        Map<String, Decision> decisions = new HashMap<>();
        Optional<byte[]> kept = PrivateFile.read(file, LARGEST);
        if (kept.isEmpty()) {
            return decisions;
        }
        try {
            Members all = Members.of(Members.parse(kept.get(), JsonLimits.carried(LARGEST)), FILE);
            if (!all.text("version").equals(VERSION)) {
                throw new IOException(file + " was written by another version of this program. Use that one; this one does not touch it.");
            }
            for (Members each : Members.all(all.value("decisions"), Approvals.MOST_DECISIONS, DECISION)) {
                decisions.put(each.text("id"), decision(each));
            }
            return decisions;
        } catch (Unreadable | IllegalArgumentException | DateTimeException unreadable) {
            throw new IOException(file + " is not what was written. Put back a copy; nothing of it is used.", unreadable);
        }
    }

    private static Decision decision(Members said) throws Unreadable {
        var caller = new Decision.Caller(said.text("tenant"), said.text("caller"), said.text("issuer"), said.text("kind").equals("workload"));
        return new Decision(said.text("id"), caller, new ServerName(said.text("server")), said.text("tool"), said.text("digest"),
            said.text("answer").equals("yes"), Instant.parse(said.text("until")));
    }
}
