package dev.gatehouse.ledger;

/// Why the ledger did not take an entry or did not start. Whoever gets one must not send the call.
public abstract sealed class LedgerException extends Exception {

    private LedgerException(String message, Throwable cause) {
        super(message, cause);
    }

    /// The disk is full. Nothing of the entry was written; closings of entries that are open still fit.
    public static final class Full extends LedgerException {
        Full(Throwable cause) {
            super("the ledger's disk is full, so no call is accepted", cause);
        }
    }

    /// As many calls are open as the settings allow.
    public static final class Crowded extends LedgerException {
        Crowded(int limit) {
            super(limit + " calls are open, which is the limit", null);
        }
    }

    /// A close without an open, a second open of one call, or an id in use.
    public static final class OutOfOrder extends LedgerException {
        OutOfOrder(String message) {
            super(message, null);
        }
    }

    /// The disk failed, or somebody else changed the files while the recorder ran. The writer takes nothing more.
    public static final class Failed extends LedgerException {
        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// What lies on disk is not what the recorder wrote: the writer does not start on it.
    public static final class Damaged extends LedgerException {
        Damaged(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Another writer is at work on this ledger.
    public static final class Locked extends LedgerException {
        Locked(String message) {
            super(message, null);
        }
    }
}
