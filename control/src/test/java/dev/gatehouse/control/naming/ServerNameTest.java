package dev.gatehouse.control.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "npx -y @modelcontextprotocol/server-everything | everything",
        "npx @modelcontextprotocol/server-everything@2026.8.31 | everything",
        "npx -y @modelcontextprotocol/server-filesystem@2026.8.31 /tmp/x | filesystem",
        "npx --yes @modelcontextprotocol/server-memory@latest | memory",
        "/usr/bin/npx -y @modelcontextprotocol/server-github | github",
        "npx -y -p @scope/tools mcp-notes | notes",
        "npx --package=@scope/tools mcp-notes --verbose | notes",
        "npx -y mcp-remote https://example.com/mcp | remote",
        "npx -y @playwright/mcp@latest | playwright",
        "npx -y firecrawl-mcp | firecrawl-mcp",
        "npx -y github:acme/mcp-server-notes | notes",
        "npm exec -- @modelcontextprotocol/server-everything | everything",
        "pnpm dlx @modelcontextprotocol/server-everything stdio | everything",
        "yarn dlx mcp-server-sqlite | sqlite",
        "bunx mcp-server-kit | kit",
        "bun x mcp-server-kit | kit",
        "deno run -A npm:@acme/server-notes@1.2 | notes",
        "deno run --allow-read jsr:@acme/mcp-notes | notes",
        "node /x/node_modules/@modelcontextprotocol/server-everything/dist/index.js | everything",
        "node node_modules/@modelcontextprotocol/server-everything/dist/index.js stdio | everything",
        "node node_modules/.bin/mcp-server-everything | everything",
        "node /a/node_modules/b/node_modules/mcp-c/lib/index.js | c",
        "node /opt/mcp-server-everything | everything",
        "node --require ./pre.js /srv/notes/server.js | notes",
        "node /srv/notes/dist/index.mjs | notes",
        "node server.js | server",
        "/usr/local/bin/mcp-server-everything | everything",
        "./mcp-server-everything stdio | everything",
        "mcp-server-time --local-timezone=Europe/Berlin | time",
        "uvx mcp-server-git --repository . | git",
        "uvx mcp-server-fetch@2026.1.2 | fetch",
        "uvx mcp-server-fetch==2026.1.2 | fetch",
        "uvx --from git+https://github.com/acme/serena serena start-mcp-server | serena",
        "uv run --directory /srv/weather weather.py | weather",
        "uv tool run mcp-server-git | git",
        "uv --directory /srv/x run mcp-server-git | git",
        "uv run python -m mcp_server_git | git",
        "pipx run mcp-server-git | git",
        "python -m my_server | my-server",
        "python3 -m mcp_server_git --repository . | git",
        "python3.12 -u /srv/notes/main.py | notes",
        "python -c print | python",
        "java -jar foo.jar | foo",
        "java -Xmx64m -jar /opt/mcp-notes-1.2.3.jar --stdio | notes",
        "java -jar /opt/notes-0.1.0-SNAPSHOT.jar | notes",
        "java -cp /a:/b com.acme.NotesServer | notesserver",
        "java -p lib -m dev.acme.notes/dev.acme.notes.Main | notes",
        "docker run -i --rm mcp/fetch | fetch",
        "docker run -i --rm -e TOKEN ghcr.io/github/github-mcp-server:v1 | github-mcp-server",
        "dotnet run | dotnet",
        "env A=b npx -y mcp-server-git | git",
        "go run github.com/acme/mcp-notes@v1.2.3 | notes",
        "/opt/Grüße/Server_Notes.py | notes",
        "node /srv/7zip.js | s-7zip",
        "npx | npx",
        "npx -y mcp-all | s-all",
        "mcp- | mcp",
        "/ | server",
        "npx -y mcp-a-name-that-is-much-longer-than-the-limit-of-names | a-name-that-is-much-longer-than"})
    void aCommandIsNamedByItsLastPackageOrProgram(String command, String name) {
        var words = (CommandWords.Good) CommandWords.split(command);
        assertThat(ServerName.of(words.words()).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "https://mcp.example.com/mcp,mcp-example-com", "https://EXAMPLE.com:8443/x,example-com", "http://127.0.0.1:3000/mcp,at-127-0-0-1",
        "http://localhost:3000/mcp,localhost", "http://[::1]:3000/mcp,at-1", "http://[fd00::1]/mcp,fd00-1",
        "https://a.very.long.name.of.a.host.example.com/mcp,a-very-long-name-of-a-host-examp"})
    void aUrlIsNamedByItsHost(String url, String name) {
        assertThat(ServerName.of(URI.create(url)).value()).isEqualTo(name);
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        var name = new ServerName("everything");
        assertThat(name.unlike(Set.of())).isEqualTo(name);
        assertThat(name.unlike(Set.of(name)).value()).isEqualTo("everything-2");
        assertThat(name.unlike(Set.of(name, new ServerName("everything-2"))).value()).isEqualTo("everything-3");
        var longest = new ServerName("a".repeat(32));
        assertThat(longest.unlike(Set.of(longest)).value()).isEqualTo("a".repeat(30) + "-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "-a", "a_b", "a.b", "a/b", "a b", "ä", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void otherNamesAreNone(String name) {
        assertThatThrownBy(() -> new ServerName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyWordsAtAllGiveAName() {
        for (String word : List.of("@", "@/", "//", "..", "node_modules/", "a/node_modules//", "@a", "é", "-", "npm:", "===")) {
            for (String program : List.of("node", "npx", "uvx", "java", "python", "uv", "docker", "x")) {
                assertThat(ServerName.of(List.of(program, word)).value()).matches(ServerName.SHAPE);
            }
            assertThat(ServerName.of(List.of(word)).value()).matches(ServerName.SHAPE);
        }
    }
}
