package dev.gatehouse.attack;

import dev.gatehouse.attack.conversation.Conversation;
import dev.gatehouse.attack.conversation.Credential;
import dev.gatehouse.attack.conversation.Principal;
import dev.gatehouse.attack.conversation.Target;
import dev.gatehouse.attack.profile.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/// A runner against a server of a test.
final class Town implements AutoCloseable {
    private static final Path FILE = Path.of(System.getProperty("house", ".."), "examples/vulnerable/profile.json");
    /// Enough to see the difference of one wait.
    private static final int PAIRS = 40;

    private final Conversation conversation;
    final Runner runner;

    Town(URI url, String header, boolean newestFirst) {
        this(url, header, newestFirst, profile());
    }

    Town(URI url, String header, boolean newestFirst, Profile profile) {
        conversation = new Conversation(new Target(url, header), Duration.ofSeconds(20));
        runner = new Runner(profile, conversation, principal(profile, "alice"), principal(profile, "bob"), newestFirst, OptionalInt.of(PAIRS));
    }

    private static Principal principal(Profile profile, String label) {
        String name = profile.names().get(label);
        return new Principal(label, name, profile.tenants().get(label), Credential.of(name + "-0123456789abcdef"));
    }

    /// The profile that comes with the vulnerable example.
    static Profile profile() {
        try {
            return Profile.read(FILE);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        } catch (Unusable wrong) {
            throw new AssertionError(wrong);
        }
    }

    /// The same, with a tool of its own for ids that were suggested: the played server can be wrong in one and right in the other.
    static Profile playedProfile() throws IOException, Unusable {
        String json = Files.readString(FILE);
        return Profile.of("played.json", json.replace("\"use-suggested\": {\"tool\": \"get_note\"", "\"use-suggested\": {\"tool\": \"get_suggested_note\"").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        conversation.close();
    }
}
