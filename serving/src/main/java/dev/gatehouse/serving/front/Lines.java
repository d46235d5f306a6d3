package dev.gatehouse.serving.front;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.util.thread.Scheduler;

/// All open connections of one front: how many there may be, and how long each may take.
///
/// A connection too many ends the one that has rested longest, first of the same address and then of all, and never one
/// with a request in progress. One tick looks at all lines; it runs only while there are any.
final class Lines {
    private final Limits limits;
    private final Proxies proxies;
    private final Scheduler scheduler;
    private final Consumer<Line> headTooSlow;
    private final long tickMillis;
    private final Map<AddressKey, Set<Line>> byAddress = new HashMap<>();
    private final Set<Line> all = new LinkedHashSet<>();
    private boolean ticking;

    Lines(Limits limits, Proxies proxies, Scheduler scheduler, Consumer<Line> headTooSlow) {
        this.limits = limits;
        this.proxies = proxies;
        this.scheduler = scheduler;
        this.headTooSlow = headTooSlow;
        this.tickMillis = Math.clamp(limits.headTime().toMillis() / 10, 10, 100);
    }

    /// Takes a new connection in, ending another for it if need be. Where every other one is busy the new one ends.
    void opened(Line line) {
        List<Line> surplus = new ArrayList<>();
        synchronized (this) {
            AddressKey address = AddressKey.of(line.peer());
            Set<Line> same = byAddress.getOrDefault(address, Set.of());
            boolean room = makeRoom(same, limits.connectionsPerAddress(), line, surplus) && makeRoom(all, limits.connections(), line, surplus);
            if (room) {
                byAddress.computeIfAbsent(address, _ -> new LinkedHashSet<>()).add(line);
                all.add(line);
            } else {
                surplus.add(line);
            }
            startTicking();
        }
        surplus.forEach(Line::close);
    }

    /// Nothing arms the watch of a line that is not looked at any more.
    void closed(Line line) {
        synchronized (this) {
            forget(line);
        }
        Watch watch = line.watch();
        if (watch != null) {
            watch.gone();
        }
    }

    synchronized int open() {
        return all.size();
    }

    private boolean makeRoom(Set<Line> among, int most, Line forWhom, List<Line> surplus) {
        boolean exempt = among != all && proxies.trusts(forWhom.peer());
        if (exempt || among.size() < most) {
            return true;
        }
        Optional<Line> oldest = among.stream().filter(Lines::mayEnd).min(Comparator.comparingLong(Line::changed));
        oldest.ifPresent(line -> {
            surplus.add(line);
            forget(line);
        });
        return oldest.isPresent();
    }

    private static boolean mayEnd(Line line) {
        return line.state() != Line.State.SERVING;
    }

    private void forget(Line line) {
        all.remove(line);
        AddressKey address = AddressKey.of(line.peer());
        Set<Line> same = byAddress.get(address);
        if (same != null) {
            same.remove(line);
            if (same.isEmpty()) {
                byAddress.remove(address);
            }
        }
    }

    private void startTicking() {
        if (!ticking && !all.isEmpty()) {
            ticking = true;
            scheduler.schedule(this::tick, tickMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void tick() {
        List<Line> lines;
        synchronized (this) {
            lines = List.copyOf(all);
        }
        long now = System.nanoTime();
        for (Line line : lines) {
            look(line, now);
        }
        synchronized (this) {
            ticking = false;
            startTicking();
        }
    }

    private void look(Line line, long now) {
        switch (line.state()) {
            case WAITING -> {
                if (line.headNanos(now) > limits.headTime().toNanos() && line.cut()) {
                    headTooSlow.accept(line);
                }
            }
            case SERVING -> {
                Watch watch = line.watch();
                if (watch != null) {
                    watch.arm();
                }
            }
            case LEAVING, CUT -> {
                if (now - line.changed() > limits.lingerTime().toNanos()) {
                    line.close();
                }
            }
        }
    }
}
