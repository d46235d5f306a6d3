package dev.gatehouse.checks.arguments;

import dev.gatehouse.checks.arguments.schema.Schema;
import dev.gatehouse.checks.arguments.schema.Unusable;
import dev.gatehouse.checks.permission.InputSchemas.InputSchema;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Schemas as they were read, by digest, so that each is read once. Those that were asked for least lately are forgotten when all together
/// take too much memory, and read again when they are asked for.
final class ReadSchemas {
    private static final long MOST_BYTES = 8L << 20;
    private static final long BYTES_OF_AN_ENTRY = 500;

    private final Map<String, Read> read = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /// A schema that was read, or why it cannot be used.
    sealed interface Read {
        record Good(Schema schema) implements Read {}

        record Bad(String detail) implements Read {}

        private long bytes() {
            return BYTES_OF_AN_ENTRY + switch (this) {
                case Good(Schema schema) -> schema.bytes();
                case Bad _ -> 0;
            };
        }
    }

    synchronized Read of(InputSchema schema) {
        Read known = read.get(schema.digest());
        if (known == null) {
            known = read(schema);
            read.put(schema.digest(), known);
            bytes += known.bytes();
            forget();
        }
        return known;
    }

    private static Read read(InputSchema schema) {
        try {
            return new Read.Good(Schema.of(schema.content()));
        } catch (Unusable unusable) {
            return new Read.Bad(unusable.detail());
        }
    }

    private void forget() {
        for (Iterator<Read> oldest = read.values().iterator(); bytes > MOST_BYTES && read.size() > 1;) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    /// About how much memory all of them take.
    synchronized long bytes() {
        return bytes;
    }
}
