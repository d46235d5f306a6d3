package dev.gatehouse.control.keys;

import dev.gatehouse.control.naming.ServerName;
import dev.gatehouse.control.register.Names;
import dev.gatehouse.control.shape.Shape;
import dev.gatehouse.control.snapshot.Pin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The small shapes that several keys share.
final class Shapes {
    static final Shape.Flag FLAG = new Shape.Flag();
    static final Shape.Text TOOL = new Shape.Text("a tool's name of at most 128 letters, digits and _ - . /", Pin.TOOL.pattern(), 128);
    static final Shape.Span DEADLINE = new Shape.Span(Duration.ofSeconds(1), Duration.ofHours(1));
    static final Shape.Named TOOL_DEADLINES = new Shape.Named(TOOL, DEADLINE, 64);
    static final Shape.Named TOOL_COSTS = new Shape.Named(TOOL, new Shape.Choice(List.of("expensive", "destructive")), 64);
    static final Shape.Text NAME = new Shape.Text("a small letter, then at most 31 small letters, digits or dashes",
            Names.ISSUER.pattern(), 32);
    static final Shape.Text SERVER = new Shape.Text("a small letter, then at most 31 small letters, digits or dashes; not " + ServerName.ALL,
            ServerName.SHAPE.pattern(), 32);
    static final Shape.Text TENANT = new Shape.Text("1 to 64 small letters, digits, dots, dashes or underscores, a letter or digit first",
            "[a-z0-9][a-z0-9._-]{0,63}", 64);
    static final Shape.Text WORD = new Shape.Text("1 to 128 printable characters without spaces", "[!-~]{1,128}", 128);
    static final Shape.Text CLAIM = new Shape.Text("the name of a claim: 1 to 128 printable characters without spaces",
            "[!-~]{1,128}", 128);
    static final Shape.Text REASON = new Shape.Text("a sentence of 8 to 200 characters that says why", "[ -~]{8,200}", 200,
            text -> text.equals(text.strip()));
    static final Shape.Text ADDRESS = new Shape.Text("an IP address such as 127.0.0.1, not a name", "[0-9A-Fa-f:.]{2,45}", 45,
            text -> Addresses.literal(text).isPresent());
    static final Shape.Text NETWORK = new Shape.Text("an IP address, or a network such as 10.2.0.0/16 with nothing behind its prefix",
            "[0-9A-Fa-f:.]{2,45}(/[1-9][0-9]{0,2})?", 49, Addresses::isNetwork);
    static final Shape.Text HOST = new Shape.Text("a host name in small letters or an address, with its port if it is written in Host",
            "[a-z0-9.:\\[\\]-]{1,260}", 260, Addresses::isHost);
    static final Shape.Text ORIGIN = new Shape.Text("an origin such as https://app.example.com, nothing after the host and port",
            "https?://[a-z0-9.:\\[\\]-]{1,260}", 270, Addresses::isOrigin);
    static final Shape.Text HTTPS = new Shape.Text("an https URL (http only on this machine), without user, query or fragment",
            "https?://[!-~]{1,2000}", 2000, text -> Addresses.isUrl(text, false));
    static final Shape.Text UPSTREAM = new Shape.Text("an https URL (http only to an address in digits or localhost), without user, "
            + "query or fragment: they may hold secrets", "https?://[!-~]{1,2000}", 2000, text -> Addresses.isUrl(text, true));
    static final Shape.Text PATH = new Shape.Text("an absolute path without . or .. in it", "/[^\\x00-\\x1f\\x7f]{1,1000}", 1000,
            Shapes::isPlainPath);
    static final Shape.Text VARIABLE = new Shape.Text("letters, digits and underscores, and none that the keeper sets itself or "
            + "that makes a runtime load other code", "[A-Za-z_][A-Za-z0-9_]{0,63}", 64, Shapes::isHarmless);
    static final Shape.Text VALUE = new Shape.Text("a text of at most 4096 characters on one line", "[^\\x00-\\x08\\x0a-\\x1f\\x7f]*", 4096);

    /// Set by the keeper, so that a server stays in its own folders.
    private static final Set<String> KEEPERS = Set.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "PWD", "OLDPWD", "TMPDIR", "TMP",
            "TEMP", "IFS");
    /// Read by runtimes before the server's own first line: with one of these the pinned package would not be what runs.
    private static final Set<String> LOADS_CODE = Set.of("NODE_OPTIONS", "NODE_PATH", "NODE_REPL_EXTERNAL_MODULE", "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH", "PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE",
            "PYTHONINSPECT", "PERL5OPT", "PERL5LIB", "PERL5DB", "RUBYOPT", "RUBYLIB", "PHPRC", "PHP_INI_SCAN_DIR", "BASH_ENV", "ENV",
            "SHELLOPTS", "BASHOPTS", "PROMPT_COMMAND", "PS4", "GCONV_PATH", "DOTNET_STARTUP_HOOKS", "OPENSSL_CONF",
            "GIT_SSH", "GIT_SSH_COMMAND", "GIT_EXEC_PATH", "GIT_PROXY_COMMAND", "EDITOR", "VISUAL", "PAGER", "GIT_EDITOR", "GIT_PAGER",
            "NODE_TLS_REJECT_UNAUTHORIZED");
    private static final Set<String> LOADS_CODE_PREFIXES = Set.of("LD_", "DYLD_", "XDG_", "NPM_CONFIG_", "UV_", "PIP_", "GIT_CONFIG",
            "BASH_FUNC_", "CORECLR_", "COR_", "GATEHOUSE_");

    private Shapes() {}

    static Shape.Whole whole(long least, long most) {
        return new Shape.Whole(least, most);
    }

    static Shape.Span span(Duration least, Duration most) {
        return new Shape.Span(least, most);
    }

    static Shape.Size kib(long least, long most) {
        return new Shape.Size(least << 10, most << 10);
    }

    static Shape.Many many(Shape each, int most) {
        return new Shape.Many(each, most);
    }

    private static boolean isPlainPath(String text) {
        String path = Path.of(text).normalize().toString();
        return path.equals(text) || (path + "/").equals(text);
    }

    private static boolean isHarmless(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return !KEEPERS.contains(name) && !LOADS_CODE.contains(name) && LOADS_CODE_PREFIXES.stream().noneMatch(name::startsWith);
    }
}
