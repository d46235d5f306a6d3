package dev.gatehouse.cli;

import dev.gatehouse.control.home.Home;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The first call that a newcomer makes: one line to paste, which holds no secret.
@FunctionalInterface
public interface Welcome {
    /// A `curl` command on one line for the route to all servers; makes the private file (0600) of headers that it names with `-H @FILE`.
    ///
    /// @param servers the names of the servers that there are
    /// @param url     the route's URL
    /// @return empty where no caller is known for it, or there is no server
    Optional<String> curlLine(Home home, List<String> servers, URI url) throws IOException;
}
