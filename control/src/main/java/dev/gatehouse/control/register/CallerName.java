package dev.gatehouse.control.register;

import java.util.Comparator;

/// A caller by tenant and name.
public record CallerName(String tenant, String name) implements Comparable<CallerName> {
    private static final Comparator<CallerName> ORDER = Comparator.comparing(CallerName::tenant).thenComparing(CallerName::name);

    public CallerName {
        Names.tenant(tenant);
        Names.subject(name);
    }

    /// Whether these can name a caller at all.
    public static boolean isOne(String tenant, String name) {
        return Names.TENANT.matcher(tenant).matches() && Names.SUBJECT.matcher(name).matches();
    }

    @Override
    public int compareTo(CallerName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tenant + "/" + name;
    }
}
