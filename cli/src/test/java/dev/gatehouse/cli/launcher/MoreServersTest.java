package dev.gatehouse.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.settings.ThisRun;
import dev.gatehouse.control.settings.Server;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.settings.SettingsFile;
import dev.gatehouse.control.settings.SettingsWrong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person writes after `--server` means the same to the launcher and to the office.
class MoreServersTest {
    @TempDir
    Path folder;

    private final Settings none = SettingsFile.defaults();

    private List<String> words(String... arguments) throws SettingsWrong {
        List<String> written = MoreServers.written(none, List.of(arguments), folder);
        return ((Server.Hosted) none.in(ThisRun.of(written)).servers().getLast().source()).words();
    }

    @Test
    void wordsSurviveBeingWrittenOut() throws SettingsWrong {
        assertThat(words("x=run \"it's a\" 'b \"c' d\\ e")).containsExactly("run", "it's a", "b \"c", "d e");
    }

    @Test
    void namesAreSettledOnce() throws SettingsWrong {
        List<String> written = MoreServers.written(none, List.of("npx -y @scope/server-files /a", "npx -y @scope/server-files /b", "https://mcp.example.com/mcp"), folder);
        assertThat(written).satisfiesExactly(one -> assertThat(one).startsWith("files="), two -> assertThat(two).startsWith("files-2="),
            three -> assertThat(three).endsWith("=https://mcp.example.com/mcp"));
        assertThat(none.in(ThisRun.of(written)).servers()).extracting(server -> server.name().value()).containsSequence("files", "files-2");
    }

    @Test
    void filesAreMeantFromWhereThePersonStands() throws SettingsWrong, IOException {
        Files.createDirectory(folder.resolve("dist"));
        Files.writeString(folder.resolve("dist/index.js"), "");
        Files.writeString(folder.resolve("server.py"), "");
        assertThat(words("node dist/index.js ./dist . never.js @scope/name --flag=./dist plain")).containsExactly("node", folder + "/dist/index.js",
            folder + "/dist", folder.toString(), "never.js", "@scope/name", "--flag=./dist", "plain");
        assertThat(words("python server.py")).containsExactly("python", folder + "/server.py");
    }
}
