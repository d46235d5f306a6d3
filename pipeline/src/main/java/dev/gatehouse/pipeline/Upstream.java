package dev.gatehouse.pipeline;

/// Where calls go: a remote server, a hosted one, our own tools, or a cache in front of any of them.
public interface Upstream {
    /// Sends the call, once, and returns what comes back as it comes.
    ///
    /// @throws Refused if the call could not be sent or ended without an answer; the refusal says with what effect
    Answer answer(Cleared cleared) throws Refused;
}
