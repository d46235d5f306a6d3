package dev.gatehouse.cli.verbs;

import dev.gatehouse.pipeline.Code;
import java.util.Arrays;
import java.util.List;

/// All remedies, for tests of other packages.
public final class WrittenRemedies {
    private WrittenRemedies() {}

    public static List<String> all() {
        return Arrays.stream(Code.values()).map(Remedies::of).toList();
    }
}
