package dev.gatehouse.pipeline;

import java.util.Optional;

/// What a server can list, and where the names in such a list stand.
public enum Listed {
    TOOLS("tools/list", "tools", "name"),
    PROMPTS("prompts/list", "prompts", "name"),
    RESOURCES("resources/list", "resources", "uri"),
    TEMPLATES("resources/templates/list", "resourceTemplates", "uriTemplate");

    private final String method;
    private final String member;
    private final String key;

    Listed(String method, String member, String key) {
        this.method = method;
        this.member = member;
        this.key = key;
    }

    /// The method that asks for it.
    public String method() {
        return method;
    }

    /// The member of the result that holds the list.
    public String member() {
        return member;
    }

    /// The member of each element by which it is called.
    public String key() {
        return key;
    }

    /// What this method lists, if it lists anything.
    public static Optional<Listed> by(String method) {
        for (Listed each : values()) {
            if (each.method.equals(method)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
