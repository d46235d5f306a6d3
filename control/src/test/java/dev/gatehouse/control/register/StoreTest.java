package dev.gatehouse.control.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.control.naming.ServerName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasChangedIsThereAgain() throws IOException {
        Register before;
        try (Store store = Store.open(folder)) {
            assertThat(store.register()).isEqualTo(Register.EMPTY);
            fill(store);
            before = store.register();
        }
        try (Store store = Store.open(folder)) {
            assertThat(store.register()).isEqualTo(before);
            assertThat(store.change(register -> register.add(new CallerName("local", "me")))).isEqualTo(Outcome.ALREADY);
            assertThat(store.register()).isEqualTo(before);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("register.json")))).isEqualTo("rw-------");
    }

    static void fill(Store store) throws IOException {
        store.change(register -> register.add(new CallerName("local", "me")));
        store.change(register -> register.grant(new Grant("local", new Subject.Named("me"), new ServerName("a"), new Things.All())));
        store.change(register -> register.grant(new Grant("acme", new Subject.Role("staff members"), new ServerName("b"),
                new Things.Some(List.of(new Things.Thing(Things.Kind.PROMPT, new Glob("\"é\"*")))))));
        store.change(register -> register.revoke(new CallerName("acme", "x|y"), Instant.ofEpochSecond(5)));
        store.change(register -> register.revokeToken("t", Instant.ofEpochSecond(50), Instant.ofEpochSecond(5)));
        store.change(register -> register.revokeIssuer("acme", Instant.ofEpochSecond(5)));
    }

    @Test
    void twoOfficesCannotHaveItOpen() throws IOException {
        try (Store store = Store.open(folder)) {
            assertThat(store.register()).isNotNull();
            assertThatThrownBy(() -> Store.open(folder)).isInstanceOf(StoreUnusable.class).hasMessageContaining("in use");
        }
        Store.open(folder).close();
    }

    @Test
    void aVerbThatFailsChangesNothing() throws IOException {
        try (Store store = Store.open(folder)) {
            fill(store);
            Register before = store.register();
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(folder.resolve("register.json.new/full"));
            assertThatThrownBy(() -> store.change(register -> register.add(new CallerName("local", "you")))).isInstanceOf(IOException.class);
            assertThat(store.register()).isEqualTo(before);
        }
    }

    @Test
    void aNewerStoreIsNeverOpened() throws IOException {
        change("\"version\": 1", "\"version\": 2");
        assertThatThrownBy(() -> Store.open(folder)).isInstanceOf(StoreUnusable.class).hasMessageContaining("newer program");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"revision\": 6|\"revision\": -1", "\"tenant\": \"local\"|\"tenant\": \"LOCAL\"", "\"all\": true|\"all\": false",
        "\"all\": true|\"all\": true, \"tools\": [\"x\"]", "\"caller\": \"me\"|\"caller\": \"me\", \"role\": \"me\"",
        "\"caller\": \"me\"|\"anybody\": true", "\"grants\"|\"grantz\"", "{|", "\"version\": 1|\"version\": 1, \"version\": 1"})
    void aStoreThatIsNotWhatWasWrittenIsNeverOpened(String change) throws IOException {
        String[] parts = change.split("\\|", -1);
        change(parts[0], parts[1]);
        assertThatThrownBy(() -> Store.open(folder)).isInstanceOf(StoreUnusable.class).hasMessageContaining("not what was written");
        assertThatThrownBy(() -> Store.open(folder)).as("and the lock is free").isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("not what was written");
    }

    @Test
    void aStoreThatOthersMayTouchIsNotOpened() throws IOException {
        change("", "");
        Files.setPosixFilePermissions(folder.resolve("register.json"), PosixFilePermissions.fromString("rw-rw----"));
        assertThatThrownBy(() -> Store.open(folder)).isInstanceOf(IOException.class).hasMessageContaining("chmod 600");
    }

    private void change(String from, String to) throws IOException {
        try (Store store = Store.open(folder)) {
            fill(store);
        }
        Path file = folder.resolve("register.json");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        Files.writeString(file, text.substring(0, at) + to + text.substring(at + from.length()));
    }
}
