package dev.gatehouse.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Era;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Revision;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import java.util.List;

/// A client that speaks one revision and nothing else, on one route. Each of its messages has a member that nobody knows.
sealed interface PlayedClient permits OlderClient, NewerClient {
    /// All that came of one request.
    ///
    /// @param questions what was asked within it, in whichever way
    record Heard(List<Notification> notes, List<Question> questions, Message last) {
        /// The final message, which is a result and has kept the unknown members.
        JsonObject result() {
            assertThat(last).isInstanceOf(Success.class);
            Unknown.requireEverywhere(last);
            return ((Success) last).result();
        }
    }

    /// What was asked of the client, as it came: a request, or one among the things that are wanted.
    record Question(JsonObject whole) {
        String method() {
            return whole.text("method").orElseThrow();
        }

        JsonObject params() {
            return whole.object("params").orElseThrow();
        }
    }

    static PlayedClient of(Revision revision, Spot spot) throws IOException {
        return revision.era() == Era.MODERN ? new NewerClient(spot) : new OlderClient(revision, spot);
    }

    Spot spot();

    Revision revision();

    /// Sends a request, gives this reply to everything that is asked within it, and returns all that came.
    ///
    /// @param params members of its parameters
    /// @param meta members of `_meta` before others, each followed by a comma
    Heard call(String method, String params, String meta, String reply) throws IOException;

    /// Sends a request and leaves what comes to the caller.
    RawClient begin(String method, String params, String meta) throws IOException;

    /// Cancels the one request that runs, in the way of the revision.
    void cancel(RawClient running) throws IOException;

    /// Says that it wants log messages of this level, with each request or once.
    void wantLogs(String level) throws IOException;

    /// Opens a stream of news of this resource, and waits until it is open.
    RawClient listen(String address) throws IOException;

    /// Comes back to a stream that broke.
    RawClient comeBack(String lastEventId) throws IOException;

    /// The ticket of this client's cell.
    default String ticket() {
        return spot().ticket(revision().text());
    }

    /// A call of a tool by its own name.
    default String tool(String own) {
        return "\"name\":\"" + spot().name(own) + "\",\"arguments\":{\"ticket\":\"" + ticket() + "\"}";
    }
}
