package dev.gatehouse.egress;

import java.time.Duration;

/// How much one lane to one destination may take of us.
///
/// @param atOnce     requests under way, answers still being read included; more are refused, not queued
/// @param idle       connections kept for reuse
/// @param idleFor    how long an unused connection is kept; shorter than what servers usually keep (Node: 5 s)
/// @param life       how long a connection is used at all, so that its address is judged again now and then
/// @param headBytes  bytes of an answer's head
/// @param lineBytes  bytes of one line of it
/// @param headFields header fields in it
public record Limits(int atOnce, int idle, Duration idleFor, Duration life, int headBytes, int lineBytes, int headFields) {

    /// Limits for an ordinary server.
    public static Limits usual() {
        return new Limits(64, 16, Duration.ofSeconds(4), Duration.ofMinutes(5), 64 * 1024, 16 * 1024, 100);
    }

    /// The same with another number of requests at once.
    public Limits withAtOnce(int requests) {
        return new Limits(requests, idle, idleFor, life, headBytes, lineBytes, headFields);
    }
}
