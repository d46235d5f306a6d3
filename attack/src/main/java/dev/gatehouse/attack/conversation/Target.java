package dev.gatehouse.attack.conversation;

import java.net.URI;

/// The one address that is attacked: it is dialled as it was written, no redirect is followed and no proxy asked.
///
/// @param header the header field that carries a principal's credential; in `Authorization` it is a bearer token
public record Target(URI url, String header) {
    /// The usual header field.
    public static final String AUTHORIZATION = "Authorization";

    /// Refuses what is no plain HTTP address.
    public Target {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("a target is an http or https address without user and fragment");
        }
        if (!header.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("not the name of a header field");
        }
    }

    boolean isBearer() {
        return header.equalsIgnoreCase(AUTHORIZATION);
    }
}
