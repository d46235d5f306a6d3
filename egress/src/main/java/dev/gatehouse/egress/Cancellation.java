package dev.gatehouse.egress;

/// Ends one request from any thread, at once, whatever it is waiting for: name, connection, head or body.
///
/// The connection is closed, so that the other side learns of it. One cancellation is for one request.
public final class Cancellation {
    private boolean cancelled;
    private Fuse fuse;

    /// A cancellation that nobody has used yet.
    public Cancellation() {
        // nothing is bound before a request begins
    }

    /// Ends the request now, or as soon as it begins. A second call and one after the end do nothing.
    public void cancel() {
        Fuse burning;
        synchronized (this) {
            cancelled = true;
            burning = fuse;
        }
        if (burning != null) {
            burning.blow(Fuse.Cut.BY_CALLER);
        }
    }

    void binds(Fuse lit) {
        boolean already;
        synchronized (this) {
            fuse = lit;
            already = cancelled;
        }
        if (already) {
            lit.blow(Fuse.Cut.BY_CALLER);
        }
    }
}
