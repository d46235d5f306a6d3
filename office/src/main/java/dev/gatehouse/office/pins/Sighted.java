package dev.gatehouse.office.pins;

import dev.gatehouse.checks.pinning.Definition;
import dev.gatehouse.office.reading.Members;
import dev.gatehouse.office.reading.Unreadable;
import dev.gatehouse.protocol.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One thing that the gate says it saw. The gate reads what strangers send and may be breached: only the definition's text is taken from it, and is
/// digested here; how it stands the office judges itself.
///
/// @param trusted whether the gate uses it already since it came first
public record Sighted(Item item, Definition definition, boolean trusted) {
    /// The longest report that is read.
    private static final int LONGEST = 512 * 1024;
    private static final int MOST = 4_096;
    private static final Set<String> MEMBERS = Set.of("tenant", "server", "kind", "name", "standing", "like", "text");
    private static final Set<String> STANDINGS = Set.of("trusted", "unseen", "changed", "lookalike");

    /// What stands in a report. What names nothing that could be approved, or is in another form than its canonical one, is left out.
    ///
    /// @throws Unreadable where the report has another shape than that of reports; nothing of it counts
    public static List<Sighted> in(String report) throws Unreadable {
        byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
        List<Sighted> sighted = new ArrayList<>();
        for (Members each : Members.all(Members.parse(bytes, JsonLimits.strict(LONGEST)), MOST, MEMBERS)) {
            one(each).ifPresent(sighted::add);
        }
        return sighted;
    }

    private static Optional<Sighted> one(Members said) throws Unreadable {
        Definition.Kind kind = Definitions.kind(said, "kind");
        String tenant = said.text("tenant");
        String server = said.text("server");
        String name = said.text("name");
        String standing = said.text("standing");
        String text = said.text("text");
        said.maybe("like");
        if (!STANDINGS.contains(standing)) {
            throw new Unreadable("no standing");
        }
        return Definitions.read(kind, text).filter(definition -> definition.key().name().equals(name))
            .flatMap(definition -> Item.of(tenant, server, definition.key()).map(item -> new Sighted(item, definition, standing.equals("trusted"))));
    }
}
