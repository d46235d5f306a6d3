package dev.gatehouse.toolkit.server;

import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Resources whose addresses follow a pattern (RFC 6570, level 1: `{name}` stands for one segment without a slash).
public final class Template {
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_]+)}");

    private final String uriTemplate;
    private final String name;
    private final String mimeType;
    private final Work work;
    private final List<String> variables = new ArrayList<>();
    private final Pattern addresses;

    public Template(String uriTemplate, String name, String mimeType, Work work) {
        this.uriTemplate = uriTemplate;
        this.name = name;
        this.mimeType = mimeType;
        this.work = work;
        var pattern = new StringBuilder();
        Matcher each = VARIABLE.matcher(uriTemplate);
        int at = 0;
        while (each.find()) {
            pattern.append(Pattern.quote(uriTemplate.substring(at, each.start()))).append("([^/?#]+)");
            variables.add(each.group(1));
            at = each.end();
        }
        addresses = Pattern.compile(pattern.append(Pattern.quote(uriTemplate.substring(at))).toString());
    }

    /// The pattern.
    public String uriTemplate() {
        return uriTemplate;
    }

    /// What its work does for an address that fits.
    public Work work() {
        return work;
    }

    /// The variables of an address, and the address itself as `uri`; empty where it does not fit.
    public Optional<JsonObject> variables(String uri) {
        Matcher fit = addresses.matcher(uri);
        if (!fit.matches()) return Optional.empty();
        JsonObject found = JsonObject.of("uri", JsonString.of(uri));
        for (int at = 0; at < variables.size(); at++) found = found.with(variables.get(at), JsonString.of(fit.group(at + 1)));
        return Optional.of(found);
    }

    /// As it is listed.
    public JsonObject listed() {
        return JsonObject.of(List.of(JsonObject.member("uriTemplate", uriTemplate), JsonObject.member("name", name),
            JsonObject.member("mimeType", mimeType)));
    }

    @Override
    public String toString() {
        return "Template[" + name + "]";
    }
}
