package dev.gatehouse.vault;

import dev.gatehouse.control.settings.Issuer;
import dev.gatehouse.destinations.Destination;
import dev.gatehouse.destinations.Parsed;
import dev.gatehouse.egress.Authorization;
import dev.gatehouse.egress.BodyBroken;
import dev.gatehouse.egress.Cancellation;
import dev.gatehouse.egress.Deadlines;
import dev.gatehouse.egress.DialFailure;
import dev.gatehouse.egress.Egress;
import dev.gatehouse.egress.HttpMethod;
import dev.gatehouse.egress.Incoming;
import dev.gatehouse.egress.Outcome;
import dev.gatehouse.egress.Outgoing;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonLimits;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.Malformed;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.message.Effect;
import dev.gatehouse.wire.message.FailCode;
import dev.gatehouse.wire.message.Failed;
import dev.gatehouse.wire.message.Fetch;
import dev.gatehouse.wire.message.Fetched;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Token;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks an issuer for its metadata, its keys, or its word on one token, at the addresses that the operator wrote.
///
/// Metadata lie at well-known places of the issuer's own URL (RFC 8414 §3, OpenID Connect Discovery §4), tried in order. Where a key set's
/// address was not written, the metadata's `jwks_uri` counts only if it is of the issuer's own origin or of one written for this issuer:
/// an issuer cannot send the broker to somebody else's address. Everything within ten seconds and 64 KiB.
final class IssuerFetch {
    private static final System.Logger LOG = System.getLogger(IssuerFetch.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 64 * 1024;
    private static final int OK = 200;

    private final Egress egress;
    private final Tally tally;

    IssuerFetch(Egress egress, Tally tally) {
        this.egress = egress;
        this.tally = tally;
    }

    /// The issuer's answer, or why there is none.
    Message answer(Fetch fetch, Written written, Exchange exchange) {
        Optional<Issuer> issuer = written.issuer(fetch.issuer());
        if (issuer.isEmpty()) {
            fetch.token().erase();
            return Failures.unsent(FailCode.UNKNOWN_SERVER, "no such issuer");
        }
        var gone = new Cancellation();
        exchange.onGone(gone::cancel);
        var asking = new Asking(issuer.get(), gone, System.nanoTime() + PATIENCE.toNanos());
        return switch (fetch.what()) {
            case METADATA -> asking.metadata();
            case KEYS -> asking.keys();
            case INTROSPECT -> asking.introspect(fetch.token());
        };
    }

    /// One question, which may take several requests.
    private final class Asking {
        private final Issuer issuer;
        private final Cancellation gone;
        private final long until;

        Asking(Issuer issuer, Cancellation gone, long until) {
            this.issuer = issuer;
            this.gone = gone;
            this.until = until;
        }

        /// The first of the well-known places that answers with 200; who cannot be reached at one place is not asked at the next.
        Message metadata() {
            Message answer = Failures.unsent(FailCode.REFUSED_DESTINATION, "the issuer's URL cannot be read");
            for (Destination place : places()) {
                answer = get(place);
                if (settles(answer)) {
                    return answer;
                }
            }
            return answer;
        }

        private boolean settles(Message answer) {
            return switch (answer) {
                case Fetched fetched -> fetched.status() == OK;
                case Failed failed -> failed.code() != FailCode.REDIRECTS && failed.code() != FailCode.TOO_LARGE;
                case Message _ -> true;
            };
        }

        private List<Destination> places() {
            Optional<Destination> home = Written.destination(issuer.url());
            if (home.isEmpty()) {
                return List.of();
            }
            String path = home.get().path().replaceAll("/+$", "");
            Set<String> paths = new LinkedHashSet<>(List.of("/.well-known/oauth-authorization-server" + path,
                "/.well-known/openid-configuration" + path, path + "/.well-known/openid-configuration"));
            return paths.stream().map(home.get()::at).filter(Destination.class::isInstance).map(Destination.class::cast).toList();
        }

        Message keys() {
            if (issuer.keys().isPresent()) {
                return Written.destination(issuer.keys().get()).map(this::get)
                    .orElseGet(() -> Failures.unsent(FailCode.REFUSED_DESTINATION, "the address of the keys cannot be read"));
            }
            Message metadata = metadata();
            if (metadata instanceof Fetched fetched && fetched.status() == OK) {
                Optional<Destination> named = namedKeys(fetched.body());
                return named.map(this::get)
                    .orElseGet(() -> Failures.unsent(FailCode.REFUSED_DESTINATION, "the metadata name no key set that may be asked for"));
            }
            return metadata;
        }

        private Optional<Destination> namedKeys(byte[] metadata) {
            Optional<JsonObject> document = object(metadata);
            if (document.flatMap(each -> each.text("issuer")).filter(issuer.url().toString()::equals).isEmpty()) {
                return Optional.empty();
            }
            return document.flatMap(each -> each.text("jwks_uri")).map(Destination::parse).flatMap(Asking::good).filter(this::isTheirs);
        }

        private static Optional<Destination> good(Parsed parsed) {
            return parsed instanceof Destination destination ? Optional.of(destination) : Optional.empty();
        }

        private boolean isTheirs(Destination keys) {
            Optional<URI> asked = issuer.introspection().flatMap(Issuer.Introspection::details).map(Issuer.Details::url);
            return List.of(Optional.of(issuer.url()), asked).stream().flatMap(Optional::stream).map(Written::destination)
                .flatMap(Optional::stream).anyMatch(written -> written.origin().equals(keys.origin()));
        }

        Message introspect(Token token) {
            byte[] form = form(token);
            try {
                Optional<Issuer.Details> details = issuer.introspection().flatMap(Issuer.Introspection::details);
                Optional<Destination> place = details.map(Issuer.Details::url).flatMap(Written::destination);
                return place.isEmpty() ? Failures.unsent(FailCode.UNKNOWN_SERVER, "no introspection is written for this issuer")
                    : ask(place.get(), details.get(), form);
            } finally {
                Arrays.fill(form, (byte) 0);
                token.erase();
            }
        }

        private Message ask(Destination place, Issuer.Details details, byte[] form) {
            Path file = details.secretFile();
            try {
                Authorization credential = ClientSecret.lend(file, secret -> Authorization.basic(details.clientId(), secret));
                var draft = draft(HttpMethod.POST, place).header("content-type", "application/x-www-form-urlencoded").body(form);
                return send(place, draft.authorizedBy(credential).ready());
            } catch (IOException unusable) {
                LOG.log(System.Logger.Level.ERROR, "the secret for issuer {0} is not used: {1}", issuer.name(), unusable.getMessage());
                return Failures.unsent(FailCode.BROKEN, "the client secret's file is not used");
            }
        }

        private static byte[] form(Token token) {
            byte[][] form = new byte[1][];
            token.lend(bytes -> form[0] = FormBody.of("token", bytes));
            return form[0];
        }

        private Message get(Destination place) {
            return send(place, draft(HttpMethod.GET, place).ready());
        }

        private Outgoing.Draft draft(HttpMethod method, Destination place) {
            Duration left = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
            return Outgoing.draft("issuer\n" + issuer.name(), method, place, Deadlines.within(left)).answerAtMost(LARGEST)
                .header("accept", "application/json");
        }

        private Message send(Destination place, Outgoing outgoing) {
            Outcome outcome = egress.send(outgoing, gone);
            tally.count(place.origin(), outcome);
            return switch (outcome) {
                case Incoming incoming -> whole(incoming);
                case DialFailure failure -> Failures.of(failure);
            };
        }

        private static Message whole(Incoming incoming) {
            try (incoming) {
                return new Fetched(incoming.status(), incoming.body().readAllBytes());
            } catch (BodyBroken broken) {
                return Failures.of(broken.failure());
            } catch (IOException impossible) {
                return new Failed(FailCode.BROKEN, Effect.UNKNOWN, "body");
            }
        }

        private static Optional<JsonObject> object(byte[] document) {
            try {
                return Json.parse(document, JsonLimits.strict(LARGEST)) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
            } catch (Malformed noJson) {
                return Optional.empty();
            }
        }
    }
}
