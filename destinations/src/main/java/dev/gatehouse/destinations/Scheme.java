package dev.gatehouse.destinations;

/// The two schemes that are ever dialled.
public enum Scheme {
    HTTP("http", 80),
    HTTPS("https", 443);

    private final String text;
    private final int usualPort;

    Scheme(String text, int usualPort) {
        this.text = text;
        this.usualPort = usualPort;
    }

    /// The scheme as it stands in a URL, lower case.
    public String text() {
        return text;
    }

    /// The port that is meant when a URL names none.
    public int usualPort() {
        return usualPort;
    }
}
