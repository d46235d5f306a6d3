package dev.gatehouse.serving.front;

import java.time.Duration;

/// How much one front takes in. Every number is a hard end; [#usual()] is safe for a small machine.
///
/// @param headBytes request line and headers together
/// @param headFields number of header lines
/// @param headTime from the first byte of a head (or from the connection's opening) to its end
/// @param idleTime how long a kept-alive connection may rest between two requests
/// @param bodyBytes largest body
/// @param bodyTime from the end of the head to the end of the body
/// @param bodyGrace how long a body may take before its rate is judged
/// @param bodyRate bytes a second that a body must reach after the grace
/// @param requestsAtOnce requests in flight, open streams not counted
/// @param streamsAtOnce open event streams
/// @param connections open connections, all addresses together
/// @param connectionsPerAddress open connections of one address (IPv6: of one /64)
/// @param refusalsPerSecond failed requests a second that one address may make before those without a token are shed
/// @param sendTime how long a reader may keep one write waiting before its connection is cut
/// @param lingerTime how long a refused body is still read away, so that the refusal is not lost in a reset
public record Limits(
        int headBytes,
        int headFields,
        Duration headTime,
        Duration idleTime,
        int bodyBytes,
        Duration bodyTime,
        Duration bodyGrace,
        int bodyRate,
        int requestsAtOnce,
        int streamsAtOnce,
        int connections,
        int connectionsPerAddress,
        int refusalsPerSecond,
        Duration sendTime,
        Duration lingerTime) {

    public Limits {
        for (int number : new int[] {
            headBytes, headFields, bodyBytes, bodyRate, requestsAtOnce, streamsAtOnce, connections, connectionsPerAddress, refusalsPerSecond
        }) {
            if (number < 1) {
                throw new IllegalArgumentException("a limit is at least 1");
            }
        }
        for (Duration time : new Duration[] {headTime, idleTime, bodyTime, bodyGrace, sendTime, lingerTime}) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("a time limit is longer than nothing");
            }
        }
    }

    /// The limits where nothing else is written.
    public static Limits usual() {
        return new Limits(
                16 * 1024,
                64,
                Duration.ofSeconds(3),
                Duration.ofSeconds(60),
                4 * 1024 * 1024,
                Duration.ofSeconds(60),
                Duration.ofSeconds(2),
                100,
                256,
                1024,
                2048,
                512,
                100,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
    }
}
