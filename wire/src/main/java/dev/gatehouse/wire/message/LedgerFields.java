package dev.gatehouse.wire.message;

import dev.gatehouse.wire.WireViolation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The fields of one ledger message: names of the closed list, each at most once, in the sender's order.
///
/// @param all at most 32
public record LedgerFields(List<LedgerField> all) {
    /// Refuses a name that comes twice.
    public LedgerFields {
        all = List.copyOf(all);
        Set<FieldName> seen = EnumSet.noneOf(FieldName.class);
        all.forEach(field -> Range.require(seen.add(field.name()), "a ledger field comes once"));
    }

    /// Collects fields one after another.
    public static Collector collect() {
        return new Collector();
    }

    /// The text of that name, if it was said.
    public Optional<String> text(FieldName name) {
        LedgerField said = name.isText() ? field(name) : null;
        return said == null ? Optional.empty() : Optional.of(said.text());
    }

    /// The number of that name, if it was said.
    public OptionalLong number(FieldName name) {
        LedgerField said = name.isText() ? null : field(name);
        return said == null ? OptionalLong.empty() : OptionalLong.of(said.number());
    }

    private LedgerField field(FieldName name) {
        for (LedgerField field : all) {
            if (field.name() == name) {
                return field;
            }
        }
        return null;
    }

    static LedgerFields read(FieldReader in) throws WireViolation {
        return new LedgerFields(in.list(Limits.FIELDS, LedgerField::read));
    }

    void write(FieldWriter out) {
        out.list(all, Limits.FIELDS, LedgerField::write);
    }

    @Override
    public String toString() {
        return all.size() + " fields";
    }

    /// Fields on their way into a message.
    public static final class Collector {
        private final List<LedgerField> fields = new ArrayList<>();

        private Collector() {
        }

        /// Adds a text.
        public Collector with(FieldName name, String text) {
            fields.add(LedgerField.of(name, text));
            return this;
        }

        /// Adds a number.
        public Collector with(FieldName name, long number) {
            fields.add(LedgerField.of(name, number));
            return this;
        }

        /// Adds a text where there is one.
        public Collector with(FieldName name, Optional<String> text) {
            text.ifPresent(present -> with(name, present));
            return this;
        }

        /// All of them.
        public LedgerFields done() {
            return new LedgerFields(fields);
        }
    }
}
