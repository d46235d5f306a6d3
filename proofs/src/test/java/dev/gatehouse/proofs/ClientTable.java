package dev.gatehouse.proofs;

import dev.gatehouse.proofs.Plan.Operation;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was seen of every client on every route, as the table in `docs/clients.md` says it.
final class ClientTable {
    private static final String DOCUMENT = "docs/clients.md";
    private static final String ALL_OF_IT = "all";

    private final Map<String, Map<String, Map<Operation, String>>> seen = new LinkedHashMap<>();

    void add(String client, Map<String, Map<Operation, String>> routes) {
        seen.put(client, routes);
    }

    /// The whole table is that of the document.
    void isTheDocuments(List<Target> routes) {
        String head = row("client", routes.stream().map(Target::name).map(ClientTable::title));
        String rule = "|" + "---|".repeat(routes.size() + 1) + "\n";
        String offered = row("*offered*", routes.stream().map(ClientTable::offered));
        String rows = seen.entrySet().stream().map(client -> row(client.getKey(), routes.stream().map(route -> cell(client.getValue().get(route.name())))))
            .collect(Collectors.joining());
        Section.of(DOCUMENT, "clients").holds("\n" + head + rule + offered + rows + "\n");
    }

    private static String offered(Target route) {
        return Stream.of(Operation.values()).filter(each -> route.plans().stream().anyMatch(plan -> plan.offers(each))).map(Operation::toString)
            .collect(Collectors.joining(", "));
    }

    /// What the server offers and the client can do, and did not come about.
    static List<String> failures(Map<String, Map<Operation, String>> routes) {
        return routes.entrySet().stream().flatMap(route -> route.getValue().entrySet().stream().filter(each -> each.getValue().startsWith("failed"))
            .map(each -> route.getKey() + " " + each.getKey() + " " + each.getValue())).toList();
    }

    /// What was seen, if only of some, is what the document says of it.
    static List<String> differences(String client, Map<String, Map<Operation, String>> routes) {
        List<List<String>> table = Papers.table(DOCUMENT, "## The matrix");
        List<String> heads = Papers.heads(DOCUMENT, "## The matrix");
        List<String> row = table.stream().filter(each -> each.getFirst().equals(client)).findFirst().orElseThrow(() -> new AssertionError("no row of " + client));
        return routes.entrySet().stream().flatMap(route -> {
            Set<Operation> without = without(row.get(heads.indexOf(title(route.getKey()))));
            return route.getValue().entrySet().stream()
                .filter(each -> !each.getValue().equals("not offered") && each.getValue().equals("yes") == without.contains(each.getKey()))
                .map(each -> route.getKey() + " " + each.getKey() + ": " + each.getValue());
        }).toList();
    }

    private static String title(String route) {
        return route.equals(RealServers.ALL) ? "`/mcp`" : "`" + route + "`";
    }

    private static String row(String first, Stream<String> cells) {
        return "| " + first + " | " + cells.collect(Collectors.joining(" | ")) + " |\n";
    }

    private static String cell(Map<Operation, String> operations) {
        String failed = operations.entrySet().stream().filter(each -> !Set.of("yes", "not offered").contains(each.getValue()))
            .map(each -> each.getKey().toString()).collect(Collectors.joining(", "));
        return failed.isEmpty() ? ALL_OF_IT : ALL_OF_IT + " but " + failed;
    }

    private static Set<Operation> without(String cell) {
        return cell.equals(ALL_OF_IT) ? EnumSet.noneOf(Operation.class)
            : Stream.of(cell.replace(ALL_OF_IT + " but ", "").split(", ")).map(Operation::valueOf).collect(Collectors.toSet());
    }
}
