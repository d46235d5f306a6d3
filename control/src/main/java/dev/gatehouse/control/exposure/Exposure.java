package dev.gatehouse.control.exposure;

import dev.gatehouse.control.policies.Policy;
import dev.gatehouse.control.register.Grant;
import dev.gatehouse.control.settings.FirstUse;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Whether the gate may listen where the settings say.
public sealed interface Exposure {
    /// Only this machine reaches it.
    record Loopback() implements Exposure {}

    /// Others reach it, and all that this takes is written.
    record Allowed() implements Exposure {}

    /// Others would reach it, and this is missing, a sentence each: the start is refused.
    record Refused(List<String> missing) implements Exposure {
        public Refused {
            missing = List.copyOf(missing);
        }
    }

    /// Judges settings and the grants and policies that would hold with them.
    static Exposure judge(Settings settings, Collection<Grant> grants, Collection<Policy> policies) {
        if (settings.listen().onLoopback()) {
            return new Loopback();
        }
        List<String> missing = new ArrayList<>();
        listener(settings, missing);
        issuer(settings, missing);
        settings.servers().forEach(server -> pinned(server, missing));
        firstUse(settings, missing);
        grants.stream().filter(grant -> grant.things().areWildcard()).forEach(grant -> missing.add("A grant without wildcards instead of `"
                + "grant add " + String.join(" ", grant.arguments()) + "`: name its tools, prompts and resources, then remove that one."));
        policies.stream().filter(Policy::isWildcard).forEach(policy -> missing.add("A policy that names its tools, or has a condition, instead of "
                + policy.id() + "."));
        return missing.isEmpty() ? new Allowed() : new Refused(missing);
    }

    private static void listener(Settings settings, List<String> missing) {
        if (settings.listen().tls().isEmpty()) {
            missing.add("listen.tls: a certificate and its key.");
        }
        if (settings.listen().publicUrl().filter(Exposure::isHttps).isEmpty()) {
            missing.add("listen.publicUrl: the https URL that clients use, since tokens are made for it.");
        }
        if (settings.listen().trustedProxies().isEmpty()) {
            missing.add("listen.trustedProxies: the proxies in front, or [] if there are none.");
        }
    }

    /// The house's own tokens are for the laptop.
    private static void issuer(Settings settings, List<String> missing) {
        if (settings.issuers().stream().noneMatch(issuer -> isHttps(issuer.url()))) {
            missing.add("issuers: a real issuer, reached by https.");
        }
    }

    private static void pinned(Server server, List<String> missing) {
        switch (server.source()) {
            case Server.Hosted hosted when hosted.pin().isEmpty() ->
                    missing.add("servers." + server.name() + ".package: the exact version and hash of what the command runs.");
            case Server.Hosted _ -> { }
            case Server.Remote(URI url) when !isHttps(url) -> missing.add("servers." + server.name() + ".url: an https URL.");
            case Server.Remote _ -> { }
        }
    }

    private static void firstUse(Settings settings, List<String> missing) {
        if (settings.pins().firstUse().equals(Optional.of(FirstUse.TRUSTED))) {
            missing.add("pins.firstUse: ask, or nothing. Where others call, an operator approves what servers offer.");
        }
    }

    private static boolean isHttps(URI url) {
        return "https".equals(url.getScheme());
    }
}
