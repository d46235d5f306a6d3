package dev.gatehouse.control.keys;

import dev.gatehouse.control.document.Problems;
import dev.gatehouse.control.shape.Units;
import dev.gatehouse.control.shape.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What must hold between settings beyond the shape of each. Every question copes with values that were wrong by themselves.
final class SettingsRules {
    private SettingsRules() {}

    /// A pin that says one version beside a command that runs another would be a lie. Only a package that is named with a version
    /// can be held against it, so package runners must name theirs.
    static void pinIsNamedByTheCommand(Values server, Problems problems) {
        var version = server.maybeGroup("package").flatMap(pin -> pin.maybeText("version"));
        var words = server.maybeTexts("command");
        if (version.isEmpty() || words.isEmpty() || !runsPackages(words.get().getFirst())) {
            return;
        }
        if (words.get().stream().noneMatch(word -> word.endsWith("@" + version.get()) || word.endsWith("==" + version.get()))) {
            problems.add(server.lineOf("package"), server.pathOf("package") + ".version",
                    "is not the version that the command runs: write NAME@VERSION in the command.");
        }
    }

    private static boolean runsPackages(String program) {
        return List.of("npx", "npm", "pnpm", "bunx", "uvx", "pipx", "uv").contains(program.substring(program.lastIndexOf('/') + 1));
    }

    /// An empty list would accept nobody, which is never meant.
    static void somethingIsAccepted(Values issuer, Problems problems) {
        for (String key : List.of("algorithms", "types", "tenants")) {
            if (issuer.written(key) && issuer.maybeTexts(key).filter(List::isEmpty).isPresent()) {
                problems.add(issuer.lineOf(key), issuer.pathOf(key), "must name at least one.");
            }
        }
    }

    /// `local` is the house's own issuer and its tenant of the laptop: nobody else's tokens may speak for it.
    static void localIsNobodyElse(Values all, Problems problems) {
        issuers(all).forEach((name, issuer) -> {
            if (name.equals("local")) {
                problems.add(issuer.lineOf(""), issuer.pathOf(""), "the name local is taken: it is this house's own issuer.");
            }
            tenants(issuer).stream().filter("local"::equals).forEach(_ -> problems.add(issuer.lineOf(tenantKey(issuer)),
                    issuer.pathOf(tenantKey(issuer)), "the tenant local is taken: only tokens made here speak for it."));
        });
    }

    /// Two issuers of one tenant could each name an `alice`, and a grant to her would be good for both.
    static void issuersShareNothing(Values all, Problems problems) {
        Map<String, String> tenantOf = new HashMap<>();
        Map<String, String> urlOf = new HashMap<>();
        issuers(all).forEach((name, issuer) -> {
            tenants(issuer).stream().filter(tenant -> !tenant.equals("local")).forEach(tenant -> {
                String other = tenantOf.putIfAbsent(tenant, name);
                if (other != null) {
                    problems.add(issuer.lineOf(tenantKey(issuer)), issuer.pathOf(tenantKey(issuer)),
                            "a tenant has one issuer, and " + other + " speaks for this one.");
                }
            });
            String other = issuer.maybeText("issuer").map(url -> urlOf.putIfAbsent(url, name)).orElse(null);
            if (other != null) {
                problems.add(issuer.lineOf("issuer"), issuer.pathOf("issuer"), "is the same as that of " + other + ".");
            }
        });
    }

    private static Map<String, Values> issuers(Values all) {
        return all.maybe("issuers").isPresent() ? all.named("issuers") : Map.of();
    }

    private static List<String> tenants(Values issuer) {
        return issuer.maybeText("tenant").map(List::of).or(() -> issuer.maybeTexts("tenants")).orElse(List.of());
    }

    private static String tenantKey(Values issuer) {
        return issuer.written("tenant") ? "tenant" : "tenants";
    }

    /// A server's own limit only lowers the limit of the house.
    static void answersFit(Values all, Problems problems) {
        var most = all.maybeGroup("limits").flatMap(limits -> limits.maybe("answer")).map(Long.class::cast);
        Map<String, Values> servers = all.maybe("servers").isPresent() ? all.named("servers") : Map.of();
        servers.values().forEach(server -> server.maybe("maxAnswer").map(Long.class::cast)
                .filter(size -> most.isPresent() && size > most.get())
                .ifPresent(_ -> problems.add(server.lineOf("maxAnswer"), server.pathOf("maxAnswer"),
                        "must not be more than limits.answer, " + Units.written(most.get()) + ".")));
    }
}
