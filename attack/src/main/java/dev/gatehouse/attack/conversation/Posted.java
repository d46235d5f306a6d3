package dev.gatehouse.attack.conversation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One request as it was sent, and how to send it again.
///
/// @param headers all fields but the credential's, in order; a name may stand twice
public record Posted(Target target, Principal by, List<Map.Entry<String, String>> headers, byte[] body) {

    /// A line of `curl`. The credential is a variable of the shell: `$ALICE` or `$BOB`.
    public String curl() {
        var line = new StringBuilder("curl -sS ").append(quoted(target.url().toString()));
        line.append(" -H \"").append(target.header()).append(": ").append(target.isBearer() ? "Bearer " : "").append('$')
            .append(by.label().toUpperCase(Locale.ROOT)).append('"');
        headers.forEach(each -> line.append(" -H ").append(quoted(each.getKey() + ": " + each.getValue())));
        return line.append(" -d ").append(quoted(new String(body, StandardCharsets.UTF_8))).toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    @Override
    public String toString() {
        return "Posted[" + body.length + " bytes]";
    }
}
