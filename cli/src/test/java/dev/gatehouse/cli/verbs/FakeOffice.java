package dev.gatehouse.cli.verbs;

import dev.gatehouse.control.Zone;
import dev.gatehouse.control.files.PrivateFile;
import dev.gatehouse.control.home.Home;
import dev.gatehouse.control.json.Json;
import dev.gatehouse.control.json.MalformedJson;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.link.PeerUser;
import dev.gatehouse.wire.link.WireListener;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Reply;
import dev.gatehouse.wire.message.Verb;
import dev.gatehouse.wire.start.Secrets;
import dev.gatehouse.wire.start.StartSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// An office that writes down what it is asked and answers what the test says, in a real home over a real socket.
public final class FakeOffice implements AutoCloseable {
    /// The start secret of its operator.
    public static final byte[] SECRET = new byte[StartSecret.LENGTH];
    public final Home home;
    /// Everything asked, in order.
    public final List<Map<?, ?>> asked = new CopyOnWriteArrayList<>();
    private final WireListener listener;
    private volatile int exit;
    private volatile String json = "{}";

    public FakeOffice(Path folder) throws IOException {
        home = Home.create(folder, false);
        PrivateFile.replace(home.operatorSecret(), (Base64.getUrlEncoder().withoutPadding().encodeToString(SECRET) + "\n").getBytes(StandardCharsets.US_ASCII));
        listener = WireListener.open(home.wire(Zone.OFFICE), dev.gatehouse.wire.Zone.OFFICE,
            Secrets.of(Map.of(dev.gatehouse.wire.Zone.OPERATOR, StartSecret.of(SECRET))), PeerUser.sameAsMe(), this::answer);
        listener.start();
    }

    /// Answers so from now on.
    public void answers(int with, Object... keysAndValues) {
        exit = with;
        json = Json.text(Json.object(keysAndValues));
    }

    private void answer(Message start, Exchange exchange) throws IOException {
        if (start instanceof Verb(String text)) {
            try {
                asked.add((Map<?, ?>) Json.read(text, 1 << 20));
            } catch (MalformedJson unreadable) {
                throw new IOException(unreadable);
            }
            exchange.send(new Reply(exit, json));
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
