package dev.gatehouse.egress;

import dev.gatehouse.egress.DialFailure.Broken;
import dev.gatehouse.egress.DialFailure.Cancelled;
import dev.gatehouse.egress.DialFailure.Fault;
import dev.gatehouse.egress.DialFailure.Part;
import dev.gatehouse.egress.DialFailure.TimedOut;
import dev.gatehouse.egress.DialFailure.TlsFailed;
import dev.gatehouse.egress.DialFailure.TlsFlaw;
import dev.gatehouse.egress.DialFailure.TooLarge;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/// Names what an exception of the network or of the HTTP reader means.
final class Faults {
    private Faults() {
    }

    /// Who cut decides first: a cut connection throws whatever it happens to throw.
    static DialFailure of(Exception surprise, Fuse.Cut cut, Sent sent) {
        return switch (cut) {
            case BY_DEADLINE -> new TimedOut(sent);
            case BY_CALLER -> new Cancelled(sent);
            case NOBODY -> Thread.currentThread().isInterrupted() ? new Cancelled(sent) : byKind(surprise, sent);
        };
    }

    private static DialFailure byKind(Exception surprise, Sent sent) {
        return switch (surprise) {
            case MessageConstraintException _ -> new TooLarge(Part.HEAD);
            case TruncatedChunkException _ -> new Broken(sent, Fault.CLOSED);
            case MalformedChunkCodingException _ -> new Broken(sent, Fault.MALFORMED);
            case HttpException _ -> new Broken(sent, Fault.MALFORMED);
            case RuntimeException _ -> new Broken(sent, Fault.MALFORMED);
            case Exception _ -> new Broken(sent, Fault.CLOSED);
        };
    }

    static DialFailure ofHandshake(Exception surprise, Fuse.Cut cut) {
        return switch (cut) {
            case BY_DEADLINE -> new TlsFailed(TlsFlaw.TIMEOUT);
            case BY_CALLER -> new Cancelled(Sent.NO);
            case NOBODY -> Thread.currentThread().isInterrupted() ? new Cancelled(Sent.NO) : new TlsFailed(tlsFlaw(surprise));
        };
    }

    /// The runtime reports an unbelieved issuer by a path exception and a wrong name by a plain certificate exception.
    private static TlsFlaw tlsFlaw(Throwable surprise) {
        boolean certificate = false;
        for (var cause = surprise; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
                return TlsFlaw.UNTRUSTED;
            }
            certificate |= cause instanceof CertificateException;
        }
        return certificate ? TlsFlaw.WRONG_NAME : TlsFlaw.HANDSHAKE;
    }
}
