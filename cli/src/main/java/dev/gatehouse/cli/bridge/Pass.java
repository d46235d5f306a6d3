package dev.gatehouse.cli.bridge;

import java.net.URI;
import java.net.http.HttpRequest;

/// The way to a route and the token that opens it. The token is only lent to a request and has no text.
final class Pass {
    private final URI url;
    private final String token;

    Pass(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    /// A request to the route, authenticated.
    HttpRequest.Builder request() {
        return HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token);
    }

    @Override
    public String toString() {
        return "Pass[" + url + "]";
    }
}
