package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.control.settings.ThisRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class PlainWordsTest {
    static Stream<List<String>> usual() {
        return Stream.of(
            List.of("up"),
            List.of("up", "--detach"),
            List.of("up", "--home", "/srv/one two", "--port", "0", "--detach"),
            List.of("up", "--port", "8470", "--config", "one.yaml"),
            List.of("up", "--server", "npx -y @modelcontextprotocol/server-everything", "--server", "docs=https://mcp.example.com/mcp"),
            List.of("up", "--server", "up", "--home", "down", "--config", "${sys:user.home}"),
            List.of("up", "--server", "\"a b\" c", "--server", " x"),
            List.of("up", "--allow", "notes:elicitation,sampling", "--server", "x=y", "--allow", "x:roots"),
            List.of("up", "--in-background", "--home", "/h", "--port", "99999"));
    }

    @ParameterizedTest
    @MethodSource("usual")
    void theUsualWordsAreReadAsTheLibraryReadsThem(List<String> words) {
        Up library = new Up();
        new CommandLine(library).parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        assertThat(PlainWords.up(words.toArray(String[]::new))).contains(library.order());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "down", "--help", "up --help", "up -h", "up --port", "up --port -1", "up --port 0x10", "up --port 010", "up --port 123456",
        "up --port=0", "up --home --detach", "up --home a --home b", "up --port 1 --port 2", "up --detach --detach", "up --server @file", "up @file",
        "up --detatch", "up -- --detach", "up more", "Up", "up --config -x"})
    void whatIsNotUsualIsLeftToTheLibrary(String line) {
        assertThat(PlainWords.up(line.isEmpty() ? new String[0] : line.split(" "))).isEmpty();
    }

    @Test
    void theBackgroundHearsTheSameOrder() {
        UpOrder order = new UpOrder(Optional.empty(), OptionalInt.of(0), Optional.of("c.yaml"), new ThisRun(List.of("a b", "c"), List.of("c:roots")), true, false);
        assertThat(PlainWords.up(order.forBackground("/home").toArray(String[]::new)))
            .contains(new UpOrder(Optional.of("/home"), OptionalInt.of(0), Optional.of("c.yaml"), new ThisRun(List.of("a b", "c"), List.of("c:roots")), false, true));
    }
}
