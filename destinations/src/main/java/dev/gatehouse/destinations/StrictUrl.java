package dev.gatehouse.destinations;

import java.net.IDN;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The guard for URLs that nobody of ours wrote: those found in arguments, metadata and documents.
///
/// Public hosts on web ports only, in one canonical form. A name is judged by its form first ([#read], no look-up needed, so
/// the gate can do it) and by its answers where somebody looks it up ([#judge]). Held by `StrictUrlTest`.
public final class StrictUrl {
    private static final Set<Integer> WEB_PORTS = Set.of(80, 443, 8080, 8443);

    /// Suffixes that only internal resolvers know (RFC 6761, RFC 6762, RFC 8375, and common private ones).
    private static final List<String> INTERNAL = List.of(".localhost", ".localdomain", ".local", ".internal", ".intranet", ".private",
            ".corp", ".home", ".lan", ".home.arpa", ".svc", ".cluster.local", ".consul");

    /// Metadata services that answer under public names, some with public addresses.
    private static final Set<String> METADATA =
            Set.of("metadata.packet.net", "metadata.platformequinix.com", "metadata.tencentyun.com");

    private StrictUrl() {
    }

    /// Reads a foreign URL; the answer is where it leads, or the first flaw. A fragment is dropped.
    public static Parsed read(String url) {
        try {
            return judged(UrlReader.forArguments().read(url));
        } catch (Flawed flawed) {
            return new Unusable(flawed.flaw());
        }
    }

    /// Judges all answers of one look-up for a URL that was read here: every one is public, or none is dialled.
    public static Judgement judge(List<InetAddress> answers) {
        if (answers.isEmpty()) {
            return new Judgement.Unanswered();
        }
        for (var answer : answers) {
            var standing = SpecialAddress.of(answer);
            if (standing.reach() != Reach.PUBLIC) {
                return new Judgement.OffLimits(standing.block());
            }
        }
        return new Judgement.Reachable(answers);
    }

    private static Destination judged(Destination destination) {
        if (!WEB_PORTS.contains(destination.origin().port())) {
            throw new Flawed(Flaw.PORT_NOT_LISTED);
        }
        switch (destination.origin().host()) {
            case Host.Literal(var address) -> judgeLiteral(address);
            case Host.Name(var name) -> judgeName(name);
        }
        return destination;
    }

    private static void judgeLiteral(InetAddress address) {
        if (SpecialAddress.of(address).reach() != Reach.PUBLIC) {
            throw new Flawed(Flaw.NOT_PUBLIC);
        }
    }

    private static void judgeName(String name) {
        if (name.indexOf('.') < 0) {
            throw new Flawed(Flaw.SINGLE_LABEL);
        }
        if (METADATA.contains(name) || INTERNAL.stream().anyMatch(name::endsWith)) {
            throw new Flawed(Flaw.INTERNAL_NAME);
        }
        if (name.contains("xn--") && !survivesDecoding(name)) {
            throw new Flawed(Flaw.INTERNATIONAL_NAME);
        }
    }

    /// A label that decodes to nothing, to itself or to something that encodes differently names another host to another reader.
    /// By IDNA 2003, all that the runtime has: a few names that only IDNA 2008 knows (with ß or ς) are refused as well.
    private static boolean survivesDecoding(String name) {
        try {
            var decoded = IDN.toUnicode(name, IDN.USE_STD3_ASCII_RULES);
            return !decoded.toLowerCase(Locale.ROOT).contains("xn--") && IDN.toASCII(decoded, IDN.USE_STD3_ASCII_RULES).equals(name);
        } catch (IllegalArgumentException undecodable) {
            return false;
        }
    }
}
