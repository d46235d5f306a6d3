package dev.gatehouse.egress;

import dev.gatehouse.destinations.Allowance;
import dev.gatehouse.destinations.Host;
import dev.gatehouse.destinations.Judgement;
import dev.gatehouse.destinations.Judgement.Reachable;
import dev.gatehouse.destinations.Scheme;
import dev.gatehouse.egress.DialFailure.Cancelled;
import dev.gatehouse.egress.DialFailure.ConnectRefused;
import dev.gatehouse.egress.DialFailure.ConnectTimeout;
import dev.gatehouse.egress.DialFailure.NoSuchName;
import dev.gatehouse.egress.DialFailure.RefusedAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;

/// Makes a connection for an allowance: resolve once, judge all answers, connect to a judged address, check the name by TLS.
///
/// Connects to the address that was judged, not to the name: a name may answer differently twice. See `RebindingTest`.
final class Dialler {
    private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final Names names;
    private final Trust trust;
    private final Limits limits;

    Dialler(Names names, Trust trust, Limits limits) {
        this.names = names;
        this.trust = trust;
        this.limits = limits;
    }

    Line dial(Allowance allowance, Deadlines deadlines, Fuse fuse) throws Undialled {
        fuse.allow(deadlines.connect());
        var reachable = judged(allowance, names.addressesOf(allowance.origin().host(), fuse));
        var channel = connected(reachable, allowance.origin().port(), fuse);
        fuse.allow(deadlines.tls());
        return line(allowance, channel, fuse);
    }

    private static Reachable judged(Allowance allowance, List<InetAddress> answers) throws Undialled {
        return switch (allowance.judge(answers)) {
            case Reachable reachable -> reachable;
            case Judgement.OffLimits(var block) -> throw new Undialled(new RefusedAddress(block));
            case Judgement.Unanswered() -> throw new Undialled(new NoSuchName());
        };
    }

    private static SocketChannel connected(Reachable reachable, int port, Fuse fuse) throws Undialled {
        var last = new Undialled(new ConnectRefused());
        int triesLeft = reachable.addresses().size();
        for (var address : reachable.addresses()) {
            try {
                return connect(new InetSocketAddress(address, port), fuse.left().dividedBy(triesLeft--), fuse);
            } catch (SocketTimeoutException late) {
                last = new Undialled(new ConnectTimeout());
            } catch (IOException refused) {
                last = new Undialled(ifCut(fuse.cut(), last.failure()));
            }
        }
        throw last;
    }

    private static DialFailure ifCut(Fuse.Cut cut, DialFailure otherwise) {
        return switch (cut) {
            case BY_DEADLINE -> new ConnectTimeout();
            case BY_CALLER -> new Cancelled(Sent.NO);
            case NOBODY -> Thread.currentThread().isInterrupted() ? new Cancelled(Sent.NO) : otherwise;
        };
    }

    private static SocketChannel connect(InetSocketAddress judged, Duration within, Fuse fuse) throws IOException {
        var channel = SocketChannel.open();
        try {
            fuse.hold(channel);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().connect(judged, Math.clamp(within.toMillis(), 1, Integer.MAX_VALUE));
            if (!judged.equals(channel.getRemoteAddress()) || judged.equals(channel.getLocalAddress())) {
                throw new IOException("connected to another address than the judged one, or to itself");  // TCP can, on loopback
            }
            return channel;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private Line line(Allowance allowance, SocketChannel channel, Fuse fuse) throws Undialled {
        try {
            return switch (allowance.origin().scheme()) {
                case HTTP -> Line.plain(channel, limits);
                case HTTPS -> Line.secured(channel, handshake(allowance, channel), limits);
            };
        } catch (IOException | RuntimeException failed) {
            closeQuietly(channel);
            throw new Undialled(failure(allowance.origin().scheme(), failed, fuse.cut()));
        }
    }

    private static DialFailure failure(Scheme scheme, Exception failed, Fuse.Cut cut) {
        return switch (scheme) {
            case HTTP -> Faults.of(failed, cut, Sent.NO);
            case HTTPS -> Faults.ofHandshake(failed, cut);
        };
    }

    /// Layers TLS by the name, so that the name is what the certificate must show and what a resumed session is kept under:
    /// sessions kept by address let a second name ride on the first one's certificate.
    private SSLSocket handshake(Allowance allowance, SocketChannel channel) throws IOException {
        Host host = allowance.origin().host();
        var tls = (SSLSocket) trust.sockets().createSocket(channel.socket(), host.bare(), allowance.origin().port(), false);
        var parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(TLS_VERSIONS);
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return tls;
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // closing is all that was wanted
        }
    }
}
