package dev.gatehouse.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Compares our numbers with the kernel's headers where they are installed; calls newer than the headers are not compared.
class SystemCallTest {
    @Test
    void theNumbersOfX86AreTheKernels() throws IOException {
        compare(Path.of("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"), "#define __NR_(\\w+)\\s+(\\d+)", call -> call.onX86, 450);
    }

    @Test
    void theNumbersOfArmAreTheKernels() throws IOException {
        compare(Path.of("/usr/include/asm-generic/unistd.h"), "#define\\s+__NR(?:3264)?_(\\w+)\\s+(\\d+)", call -> call.onArm, 450);
    }

    private static void compare(Path header, String shape, ToIntFunction<SystemCall> ours, int newest) throws IOException {
        assumeTrue(Files.exists(header), "no kernel headers: " + header);
        Map<String, Integer> theirs = new HashMap<>();
        Matcher matcher = Pattern.compile(shape).matcher(Files.readString(header));
        while (matcher.find()) {
            theirs.putIfAbsent(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }
        for (SystemCall call : SystemCall.values()) {
            if (ours.applyAsInt(call) < newest) {
                assertThat(theirs.getOrDefault(call.name().toLowerCase(Locale.ROOT), -1)).as(call.name()).isEqualTo(ours.applyAsInt(call));
            }
        }
    }
}
