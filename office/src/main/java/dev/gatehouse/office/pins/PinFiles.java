package dev.gatehouse.office.pins;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.checks.pinning.Standing;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The pin book in the office's folder: `pins.json`, what is approved, and `pins-waiting.json`, what waits.
///
/// What is approved is on the disk before anybody hears of it. What waits is written at leisure: the gate says it again, and a server that says something
/// new at every listing must not keep the disk busy. A file that is not what was written is never opened: what it approved would be seen for the first time
/// again, and perhaps trusted.
public final class PinFiles {
    private static final String VERSION = "1";
    /// Characters that need six bytes in a file are the worst case.
    private static final int LARGEST = 64 << 20;
    private static final int MOST_TOKENS = 500_000;
    private static final Set<String> FILE = Set.of("version", "pins", "gone");
    private static final Set<String> GONE = Set.of("server", "since");
    private static final Set<String> APPROVED = Set.of("tenant", "server", "kind", "by", "at", "text");
    private static final Set<String> WAITING = Set.of("tenant", "server", "kind", "why", "likeServer", "likeTool", "since", "text");

    private final Path approved;
    private final Path waiting;

    public PinFiles(Path folder) {
        this.approved = folder.resolve("pins.json");
        this.waiting = folder.resolve("pins-waiting.json");
    }

    /// The book as it was kept.
    ///
    /// @throws IOException with a sentence for the person where a file is not what was written
    public PinBook read() throws IOException {
        Map<Item, Approved> pins = new HashMap<>();
        Map<Item, Waiting> waits = new HashMap<>();
        Map<ServerName, Instant> gone = new HashMap<>();
        readFile(approved, APPROVED, (item, definition, said) -> pins.put(item, approved(definition, said)) == null, gone);
        readFile(waiting, WAITING, (item, definition, said) -> waits.put(item, waiting(definition, said)) == null, new HashMap<>());
        waits.entrySet().removeIf(each -> Optional.ofNullable(pins.get(each.getKey())).filter(pin -> pin.definition().digest().equals(each.getValue().definition().digest())).isPresent());
        return new PinBook(pins, waits, gone);
    }

    @FunctionalInterface
    private interface Taking {
        boolean take(Item item, Definition definition, Members said) throws Unreadable;
    }

    private static void readFile(Path file, Set<String> members, Taking taking, Map<ServerName, Instant> gone) throws IOException {
        Optional<byte[]> kept = PrivateFile.read(file, LARGEST);
        if (kept.isEmpty()) {
            return;
        }
        try {
            Members all = Members.of(Members.parse(kept.get(), JsonLimits.carried(LARGEST).withMaxTokens(MOST_TOKENS)), FILE);
            if (!all.text("version").equals(VERSION)) {
                throw new IOException(file + " was written by another version of this program. Use that one; this one does not touch it.");
            }
            for (Members each : Members.all(all.value("gone"), PinBook.MOST, GONE)) {
                gone.put(new ServerName(each.text("server")), instant(each.text("since")));
            }
            for (Members each : Members.all(all.value("pins"), PinBook.MOST, members)) {
                one(each, taking);
            }
        } catch (Unreadable | IllegalArgumentException unreadable) {
            throw new IOException(file + " is not what was written. Put back a copy; nothing of it is used.", unreadable);
        }
    }

    private static void one(Members said, Taking taking) throws Unreadable {
        Definition definition = Definitions.read(Definitions.kind(said, "kind"), said.text("text")).orElseThrow(() -> new Unreadable("no definition"));
        Item item = Item.of(said.text("tenant"), said.text("server"), definition.key()).orElseThrow(() -> new Unreadable("names nothing"));
        if (!taking.take(item, definition, said)) {
            throw new Unreadable("two of one name");
        }
    }

    private static Approved approved(Definition definition, Members said) throws Unreadable {
        String by = said.text("by");
        return new Approved(definition, instant(said.text("at")), Arrays.stream(Approved.By.values()).filter(each -> each.word().equals(by)).findFirst()
            .orElseThrow(() -> new Unreadable("approved by nobody")));
    }

    private static Waiting waiting(Definition definition, Members said) throws Unreadable {
        Standing standing = switch (said.text("why")) {
            case "changed" -> new Standing.Changed();
            case "unseen" -> new Standing.Unseen();
            case "lookalike" -> new Standing.Lookalike(said.text("likeServer"), said.text("likeTool"));
            default -> throw new Unreadable("waits for no reason");
        };
        return new Waiting(definition, standing, instant(said.text("since")));
    }

    private static Instant instant(String text) throws Unreadable {
        try {
            return Instant.parse(text);
        } catch (DateTimeException noMoment) {
            throw new Unreadable("no moment");
        }
    }

    /// Keeps what is approved.
    public void keepApproved(PinBook book) throws IOException {
        List<Object> pins = new ArrayList<>();
        book.approved().forEach((item, pin) -> pins.add(entry(item, pin.definition(), Json.object("by", pin.by().word(), "at", pin.at().toString()))));
        List<Object> gone = new ArrayList<>();
        book.gone().forEach((server, since) -> gone.add(Json.object("server", server.value(), "since", since.toString())));
        write(approved, pins, gone);
    }

    /// Keeps what waits.
    public void keepWaiting(PinBook book) throws IOException {
        List<Object> pins = new ArrayList<>();
        book.waiting().forEach((item, waits) -> {
            Map<String, Object> entry = entry(item, waits.definition(), Json.object("why", waits.why(), "since", waits.since().toString()));
            if (waits.standing() instanceof Standing.Lookalike(String server, String tool)) {
                entry.putAll(Json.object("likeServer", server, "likeTool", tool));
            }
            pins.add(entry);
        });
        write(waiting, pins, List.of());
    }

    private static Map<String, Object> entry(Item item, Definition definition, Map<String, Object> more) {
        Map<String, Object> entry = Json.object("tenant", item.tenant(), "server", item.server().value(),
            "kind", definition.key().kind().name().toLowerCase(java.util.Locale.ROOT), "text", definition.text());
        entry.putAll(more);
        return entry;
    }

    private static void write(Path file, List<Object> pins, List<Object> gone) throws IOException {
        byte[] content = (Json.text(Json.object("version", VERSION, "gone", gone, "pins", pins)) + "\n").getBytes(StandardCharsets.UTF_8);
        if (content.length > LARGEST) {
            throw new IOException(file + " would be larger than it can be read.");
        }
        PrivateFile.replace(file, content);
    }
}
