package dev.gatehouse.identity;

import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Deadline;
import dev.gatehouse.pipeline.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Opaque tokens, about which only their issuer knows anything (RFC 7662).
///
/// Issuers are asked in written order until one says that the token is active; that answer decides. At most so many questions
/// are open at once, since anybody may invent tokens; the others wait their turn.
final class OpaqueTokens {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Issuer> issuers;
    private final Introspection introspection;
    private final Semaphore questions;

    OpaqueTokens(List<Issuer> issuers, Introspection introspection, int mostQuestions) {
        this.issuers = issuers.stream().filter(issuer -> issuer.introspected().isPresent()).toList();
        this.introspection = introspection;
        this.questions = new Semaphore(mostQuestions, true);
    }

    Facts judge(Token token, Audience audience, Validity validity, Deadline deadline) throws Refused {
        if (issuers.isEmpty()) {
            throw Refused.because(Code.TOKEN_INVALID, "not a signed token, and no issuer has others");
        }
        takeTurn(deadline.within(PATIENCE));
        try {
            return ask(token, audience, validity, deadline.within(PATIENCE));
        } finally {
            questions.release();
        }
    }

    private void takeTurn(Deadline deadline) throws Refused {
        try {
            if (questions.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw Refused.because(Code.OVERLOADED, "too many tokens are being asked about");
    }

    private Facts ask(Token token, Audience audience, Validity validity, Deadline deadline) throws Refused {
        String silent = "";
        for (Issuer issuer : issuers) {
            try {
                Claims answer = answer(issuer, token, deadline);
                if (answer.isTrue("active")) {
                    return judge(answer, issuer, token.fingerprint(), audience, validity);
                }
            } catch (Unreachable | Malformed wrong) {
                silent = issuer.name() + ": " + wrong.getMessage();
            }
        }
        throw silent.isEmpty()
                ? Refused.because(Code.TOKEN_INVALID, "no issuer calls it active")
                : Refused.because(Code.ISSUER_UNREACHABLE, "issuer " + silent);
    }

    private Claims answer(Issuer issuer, Token token, Deadline deadline) throws Unreachable, Malformed {
        byte[] lent = token.lend().clone();
        try {
            byte[] answer = introspection.introspect(issuer.name(), lent, deadline);
            if (answer.length > MOST_BYTES) {
                throw new Malformed("an answer larger than " + MOST_BYTES + " bytes");
            }
            return Claims.read(answer);
        } finally {
            Arrays.fill(lent, (byte) 0);
        }
    }

    private static Facts judge(Claims answer, Issuer issuer, Fingerprint fingerprint, Audience audience, Validity validity) throws Refused {
        try {
            requireFit(answer, issuer, audience);
            Instant expiry = validity.expiry(answer);
            return Facts.of(answer, issuer, fingerprint, expiry);
        } catch (Malformed wrong) {
            throw Refused.because(Code.TOKEN_INVALID, wrong.getMessage());
        }
    }

    private static void requireFit(Claims answer, Issuer issuer, Audience audience) throws Malformed, Refused {
        if (!answer.text("iss").orElse(issuer.url()).equals(issuer.url())) {
            throw Refused.because(Code.TOKEN_INVALID, "the answer names another issuer");
        }
        if (!answer.text("token_type").orElse("Bearer").equalsIgnoreCase("Bearer")) {
            throw Refused.because(Code.TOKEN_INVALID, "not a bearer token");
        }
        Validity.requireBearer(answer);
        if (answer.has("aud") || issuer.introspected().orElseThrow().audienceless().isEmpty()) {
            Validity.requireAudience(answer, audience);
        }
    }
}
