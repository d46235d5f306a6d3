package dev.gatehouse.cli;

import dev.gatehouse.cli.verbs.FakeOffice;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// For tests of verbs that ask the office: one that answers what it is told to, and what the command last printed.
abstract class AskedOffice {
    @TempDir
    Path folder;
    FakeOffice office;
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    @BeforeEach
    void begin() throws Exception {
        office = new FakeOffice(folder.resolve("h"));
    }

    @AfterEach
    void end() {
        office.close();
    }

    int run(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        String[] all = Stream.concat(Arrays.stream(words), Stream.of("--home", office.home.path().toString())).toArray(String[]::new);
        return Gatehouse.run(all, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
