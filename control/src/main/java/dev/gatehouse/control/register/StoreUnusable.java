package dev.gatehouse.control.register;

import java.io.IOException;

/// The office's store cannot be used as it is. The message says why and what to do.
public final class StoreUnusable extends IOException {
    StoreUnusable(String said) {
        super(said);
    }
}
