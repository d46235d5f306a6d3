package dev.gatehouse.control.snapshot;

import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.settings.Server;
import java.time.Duration;

/// A server that the keeper starts.
public record HostedServer(ServerName server, Server.Hosted program, Duration deadline, long maxAnswer) {}
