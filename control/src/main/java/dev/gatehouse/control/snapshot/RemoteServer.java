package dev.gatehouse.control.snapshot;

import dev.gatehouse.control.naming.ServerName;
import java.net.URI;
import java.time.Duration;

/// A server that the broker reaches.
public record RemoteServer(ServerName server, URI url, Duration deadline, long maxAnswer) {}
