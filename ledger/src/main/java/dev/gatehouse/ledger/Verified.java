package dev.gatehouse.ledger;

import java.time.Instant;

/// What the verifier found.
public sealed interface Verified {

    /// Every byte is what the recorder wrote, as far as the evidence given allows to say.
    ///
    /// @param ledger the ledger's id
    /// @param calls how many calls were opened
    /// @param openCalls how many of them are not closed: under way, or left by a crash
    /// @param unsealed lines behind the last seal: proven by the chain and, where it was given, the head
    /// @param unproven lines that were written while the verifier looked and are behind the head it last saw
    /// @param running whether a recorder is at work
    /// @param closed whether the ledger was ended in order
    /// @param headChecked whether the head was compared; without it a cut back to an earlier state cannot be found
    /// @param lastSeal when the last seal was made, null where there is none
    /// @param end the last line, to be noted elsewhere as a [Witness]
    record Sound(String ledger, long segments, long lines, long calls, long openCalls, long seals, long unsealed, long unproven,
                 boolean running, boolean closed, boolean headChecked, Instant lastSeal, Witness end) implements Verified {}

    /// Something is not what the recorder wrote.
    ///
    /// @param file the file's name
    /// @param line the line in that file, 1 for the first, 0 where it is about the whole file
    /// @param offset the byte where that line begins
    /// @param what a sentence for the operator
    record Broken(String file, long line, long offset, String what) implements Verified {}
}
