package dev.gatehouse.serving.front;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/// The header lines of one request, by name without regard to case.
final class Fields {
    private final HttpFields fields;

    Fields(HttpFields fields) {
        this.fields = fields;
    }

    Optional<String> one(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    List<String> all(String name) {
        return fields.getFields(name).stream().map(Fields::valueOf).toList();
    }

    boolean has(String name) {
        return fields.contains(name);
    }

    int lines() {
        return fields.size();
    }

    Set<String> names() {
        var names = new LinkedHashSet<String>();
        for (HttpField field : fields) {
            names.add(field.getName().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    Iterable<HttpField> each() {
        return fields;
    }

    static String valueOf(HttpField field) {
        return field.getValue() == null ? "" : field.getValue();
    }
}
