package dev.gatehouse.control.home;

import java.io.IOException;

/// A home that is not used as it is. The message says why and what mends it. Exit code 3 of the command line.
public final class HomeRefused extends IOException {
    HomeRefused(String said) {
        super(said);
    }
}
