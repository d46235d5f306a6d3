package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.Notification;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Hands what changed to whoever listens. Listeners are quick and never throw; each is asked on the thread that tells.
public final class Newsroom {
    private final List<Consumer<Notification>> listeners = new CopyOnWriteArrayList<>();

    /// Somebody who listens until closed.
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /// Listens from now on.
    public Listening listen(Consumer<Notification> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Tells all who listen.
    public void tell(Notification news) {
        listeners.forEach(each -> each.accept(news));
    }
}
