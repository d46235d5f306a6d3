package dev.gatehouse.serving.front;

import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Refusal;
import java.net.InetAddress;

/// Hears of every refusal that leaves through a front, so that those before identity are counted by address, code and minute.
/// Called on the request's thread; it must neither block nor throw.
@FunctionalInterface
public interface Turnstile {
    void refused(InetAddress client, Refusal refusal, CallId call);
}
