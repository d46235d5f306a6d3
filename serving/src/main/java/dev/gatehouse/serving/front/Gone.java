package dev.gatehouse.serving.front;

/// The client has left, or reads so slowly that we left it: nothing more can be sent.
public final class Gone extends Exception {
    private static final long serialVersionUID = 1;

    Gone(String why) {
        super(why, null, false, false);
    }
}
