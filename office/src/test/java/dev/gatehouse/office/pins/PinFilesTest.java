package dev.gatehouse.office.pins;

import static dev.gatehouse.office.pins.Said.item;
import static dev.gatehouse.office.pins.Said.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.checks.pinning.Standing;
import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.snapshot.Pin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The book on the disk: what is kept, for how long, and what is not opened.
class PinFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Definition SEND = tool("send", "Sends \"all\" \u200b\u2028 of it.");
    private static final Definition READ = tool("read", "Reads.");
    private static final Definition ITSELF = Said.server("notes", "Be kind.");
    private static final ServerName NOTES = new ServerName("notes");
    @TempDir
    Path folder;

    private static PinBook book() {
        PinBook book = PinBook.empty();
        book.approve(item("local", "notes", SEND), new Approved(SEND, NOW, Approved.By.FIRST_USE));
        book.approve(item("local", "notes", ITSELF), new Approved(ITSELF, NOW, Approved.By.OPERATOR));
        book.await(item("local", "notes", SEND), new Waiting(tool("send", "Other."), new Standing.Changed(), NOW));
        book.await(item("local", "notes", READ), new Waiting(READ, new Standing.Lookalike("mail", "reed"), NOW.plusSeconds(1)));
        book.await(item("acme", "notes", READ), new Waiting(READ, new Standing.Unseen(), NOW));
        return book;
    }

    private PinFiles kept() throws IOException {
        PinFiles files = new PinFiles(folder);
        files.keepApproved(book());
        files.keepWaiting(book());
        return files;
    }

    private static String shown(PinBook book) {
        StringBuilder shown = new StringBuilder();
        book.approved().forEach((item, pin) -> shown.append(item).append(pin.by()).append(pin.at()).append(pin.definition().text()));
        book.waiting().forEach((item, waits) -> shown.append(item).append(waits.standing()).append(waits.since()).append(waits.definition().digest()));
        return shown.append(book.gone()).toString();
    }

    @Test
    void aRestartFindsAllOfIt() throws IOException {
        assertThat(shown(kept().read())).isEqualTo(shown(book())).contains("Sends", "Lookalike");
        assertThat(Files.getPosixFilePermissions(folder.resolve("pins.json"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whereThereIsNoFileNothingIsApproved() throws IOException {
        assertThat(shown(new PinFiles(folder).read())).isEqualTo(shown(PinBook.empty()));
    }

    @Test
    void aTornFileIsNotOpened() throws IOException {
        for (String name : List.of("pins.json", "pins-waiting.json")) {
            PinFiles files = kept();
            byte[] whole = Files.readAllBytes(folder.resolve(name));
            for (int length = 1; length < whole.length - 1; length += 41) {
                Files.write(folder.resolve(name), Arrays.copyOf(whole, length));
                assertThatThrownBy(files::read).isInstanceOf(IOException.class).hasMessageContaining(name + " is not what was written");
            }
        }
    }

    @Test
    void neitherIsOneThatWasChangedByHand() throws IOException {
        PinFiles files = kept();
        Path file = folder.resolve("pins.json");
        String whole = Files.readString(file);
        for (String bad : List.of(whole.replace("\"by\":\"operator\"", "\"by\":\"me\""), whole.replace("\"at\":\"2026", "\"at\":\"soon 2026"),
            whole.replace("\"tenant\":\"local\"", "\"tenant\":\"\""), whole.replace("Be kind", "Be \\\\u006bind"), whole.replace("\"pins\":[", "\"pins\":[{},"),
            whole.replace("\"kind\":\"server\"", "\"kind\":\"prompt\""), whole.replace("\"server\":\"notes\"", "\"server\":\"all\""), whole.replace("\"gone\":[]", "\"gone\":[1]"),
            whole.replace("\"by\":\"operator\"", "\"by\":\"operator\",\"more\":\"1\""), whole + whole, "")) {
            assertThat(bad).isNotEqualTo(whole);
            Files.writeString(file, bad);
            assertThatThrownBy(files::read).as(bad).isInstanceOf(IOException.class).hasMessageContaining("is not what was written");
        }
        Files.writeString(file, whole.replace("\"version\":\"1\"", "\"version\":\"2\""));
        assertThatThrownBy(files::read).isInstanceOf(IOException.class).hasMessageContaining("another version");
    }

    @Test
    void twoOfOneNameAreRefused() throws IOException {
        PinFiles files = kept();
        Path file = folder.resolve("pins.json");
        String whole = Files.readString(file);
        int from = whole.indexOf("[", whole.indexOf("\"pins\":")) + 1;
        String first = whole.substring(from, whole.indexOf("},{", from) + 1);
        Files.writeString(file, whole.substring(0, from) + first + "," + whole.substring(from));
        assertThatThrownBy(files::read).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatOthersMayReadIsNotOpened() throws IOException {
        PinFiles files = kept();
        Files.setPosixFilePermissions(folder.resolve("pins.json"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(files::read).isInstanceOf(IOException.class).hasMessageContaining("chmod 600");
    }

    @Test
    void whatWasApprovedWhileItWaitedDoesNotWaitAfterARestart() throws IOException {
        PinFiles files = kept();
        PinBook book = book();
        book.approve(item("acme", "notes", READ), new Approved(READ, NOW, Approved.By.OPERATOR));
        files.keepApproved(book);
        assertThat(files.read().waiting()).doesNotContainKey(item("acme", "notes", READ)).hasSize(2);
    }

    @Test
    void aServerThatIsBackWithinThirtyDaysFindsWhatWasApprovedOfIt() {
        PinBook book = book();
        book.settle(Set.of(), NOW);
        assertThat(book.pins(Set.of())).isEmpty();
        assertThat(book.waiting()).isEmpty();
        book.settle(Set.of(), NOW.plus(Duration.ofDays(29)));
        PinBook back = book.copy();
        back.settle(Set.of(NOTES), NOW.plus(Duration.ofDays(30)));
        assertThat(back.pins(Set.of(NOTES))).extracting(Pin::name).containsExactly("send", "");
        assertThat(back.gone()).isEmpty();
        book.settle(Set.of(NOTES), NOW.plus(Duration.ofDays(31)));
        assertThat(book.approved()).isEmpty();
    }

    @Test
    void whatWaitsIsWrittenAtLeisureAndWhatIsApprovedAtOnce() throws IOException {
        var clock = new AtomicReference<>(NOW);
        PinStore store = PinStore.open(folder, clock::get);
        PinBook first = store.book();
        first.await(item("local", "notes", READ), new Waiting(READ, new Standing.Unseen(), NOW));
        store.note(first);
        assertThat(onDisk()).contains("Reads.");
        PinBook second = store.book();
        second.await(item("local", "notes", READ), new Waiting(tool("read", "Second."), new Standing.Unseen(), NOW));
        store.note(second);
        assertThat(onDisk()).as("a moment later").doesNotContain("Second.");
        clock.set(NOW.plusSeconds(6));
        store.note(store.book());
        assertThat(onDisk()).contains("Second.");
        PinBook third = store.book();
        third.approve(item("local", "notes", SEND), new Approved(SEND, NOW, Approved.By.OPERATOR));
        assertThatThrownBy(() -> store.note(third)).isInstanceOf(IllegalStateException.class);
        store.keep(third);
        assertThat(Files.readString(folder.resolve("pins.json"), StandardCharsets.UTF_8)).contains("Sends");
        assertThat(PinStore.open(folder, clock::get).book().approved()).hasSize(1);
    }

    private String onDisk() throws IOException {
        return Files.readString(folder.resolve("pins-waiting.json"), StandardCharsets.UTF_8);
    }
}
