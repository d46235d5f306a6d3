package dev.gatehouse.gateway;

import dev.gatehouse.serving.front.FrontSettings;
import dev.gatehouse.serving.front.Limits;
import dev.gatehouse.serving.front.Proxies;
import dev.gatehouse.serving.front.TlsFiles;
import dev.gatehouse.wire.start.StartLine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The facts of the gate's start line: what must be known before the socket is bound, and cannot wait for the office.
final class GateFacts {
    private GateFacts() {}

    static FrontSettings front(StartLine start) {
        var address = new InetSocketAddress(InetAddress.ofLiteral(start.need("address")), Integer.parseInt(start.need("port")));
        Set<String> more = words(start, "hosts");
        Optional<TlsFiles> tls = start.fact("tls-certificate").map(chain ->
            new TlsFiles(Path.of(chain), Path.of(start.need("tls-key")), start.fact("tls12").filter("true"::equals).isPresent()));
        return new FrontSettings(address, port -> {
            Set<String> hosts = new HashSet<>(FrontSettings.loopbackHosts(port));
            hosts.addAll(more);
            return hosts;
        }, words(start, "origins"), limits(start), tls, proxies(start));
    }

    private static Limits limits(StartLine start) {
        Limits usual = Limits.usual();
        return new Limits(number(start, "head-bytes"), usual.headFields(), usual.headTime(), usual.idleTime(), number(start, "body-bytes"),
            usual.bodyTime(), usual.bodyGrace(), usual.bodyRate(), number(start, "calls-at-once"), number(start, "streams"),
            number(start, "connections"), number(start, "connections-per-address"), number(start, "requests-per-address"),
            usual.sendTime(), usual.lingerTime());
    }

    private static int number(StartLine start, String fact) {
        return Math.toIntExact(Long.parseLong(start.need(fact)));
    }

    private static Proxies proxies(StartLine start) {
        Set<InetAddress> trusted = new HashSet<>();
        for (String word : words(start, "proxies")) {
            trusted.add(InetAddress.ofLiteral(word));
        }
        return trusted.isEmpty() ? Proxies.none() : Proxies.named(trusted, Proxies.Header.X_FORWARDED_FOR);
    }

    private static Set<String> words(StartLine start, String fact) {
        return start.fact(fact).map(words -> words.isEmpty() ? List.<String>of() : List.of(words.split(","))).orElse(List.of())
            .stream().collect(Collectors.toSet());
    }
}
