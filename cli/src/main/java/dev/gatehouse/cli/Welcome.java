package dev.gatehouse.cli;

import dev.gatehouse.control.home.Home;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/// The first call that a newcomer makes: one line to paste, which holds no secret.
@FunctionalInterface
public interface Welcome {
    /// A `curl` command on one line for this route; makes the private file (0600) of headers that it names with `-H @FILE`.
    ///
    /// @param route the route's name
    /// @param url   the route's URL
    /// @return empty where no caller is known for it
    Optional<String> curlLine(Home home, String route, URI url) throws IOException;
}
