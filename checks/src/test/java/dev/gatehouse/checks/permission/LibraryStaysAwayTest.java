package dev.gatehouse.checks.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.protocol.json.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A house without conditions pays nothing for the library that reads them.
class LibraryStaysAwayTest {
    @Test
    void whereNoPolicyHasAConditionNoClassOfTheLibraryIsLoaded() throws Exception {
        String path = Stream.concat(Stream.of(place(Policies.class).resolveSibling("test-classes")),
                Stream.of(Policies.class, Call.class, Json.class).map(LibraryStaysAwayTest::place))
            .map(Path::toString).collect(Collectors.joining(":"));
        var java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx32m", "-XX:TieredStopAtLevel=1",
            "-cp", path, PoliciesWithoutConditions.class.getName()).redirectErrorStream(true).start();
        assertThat(said(java)).containsExactly("Granted[by=all]", "NotGranted[tried=[]]", "true true");
        assertThat(java.waitFor()).isZero();
    }

    private static List<String> said(Process java) throws IOException {
        return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
