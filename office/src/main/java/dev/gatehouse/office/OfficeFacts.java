package dev.gatehouse.office;

import dev.gatehouse.control.settings.ThisRun;
import dev.gatehouse.office.house.Place;
import dev.gatehouse.wire.start.StartLine;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The facts of the office's start line.
final class OfficeFacts {
    private OfficeFacts() {}

    static Place place(StartLine start) {
        return new Place(Path.of(start.need("own")), start.need("home-id"), URI.create(start.need("endpoint")),
            Path.of(start.need("settings-file")), new ThisRun(all(start, "server."), all(start, "allow.")));
    }

    /// `server.1`, `server.2` and so on, in that order.
    private static List<String> all(StartLine start, String name) {
        List<String> all = new ArrayList<>();
        for (Optional<String> next = start.fact(name + 1); next.isPresent(); next = start.fact(name + (all.size() + 1))) {
            all.add(next.get());
        }
        return all;
    }

    /// The port for metrics and health on loopback; 0 takes a free one; nothing where there is no such listener.
    static OptionalInt port(StartLine start) {
        return start.fact("port").map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
