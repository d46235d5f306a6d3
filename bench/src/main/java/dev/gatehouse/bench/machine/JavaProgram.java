package dev.gatehouse.bench.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Another program of this room, on the JDK and the jars that this one runs on.
public final class JavaProgram {
    private JavaProgram() {}

    /// The command that starts a main class with these options of the JVM.
    public static ProcessBuilder of(Class<?> main, String... options) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", jars(), main.getName()));
        return new ProcessBuilder(command);
    }

    /// Both paths as one class path, since under test the classes lie on one of them and in the program on the other.
    private static String jars() {
        return Stream.of("jdk.module.path", "java.class.path").map(System::getProperty).filter(path -> path != null && !path.isEmpty())
            .flatMap(path -> Stream.of(path.split(":"))).map(JavaProgram::asClassPath).collect(Collectors.joining(":"));
    }

    /// A module path names folders of jars; a class path wants them said.
    private static String asClassPath(String entry) {
        return entry.endsWith(".jar") || entry.endsWith("classes") ? entry : entry + "/*";
    }
}
