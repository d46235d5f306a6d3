package dev.gatehouse.confine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a command line to paths, without starting anything.
class ProgramPathsTest {
    @TempDir
    Path temporary;
    private Path root;
    private Path house;
    private Path own;

    @BeforeEach
    void folders() throws IOException {
        root = temporary.toRealPath();
        house = Files.createDirectories(root.resolve("local/share/house"));
        own = Files.createDirectories(house.resolve("servers/one"));
    }

    @Test
    void aFolderArgumentIsReadAndWrittenAndAFileArgumentIsRead() throws IOException {
        Path folder = Files.createDirectory(root.resolve("documents"));
        Path file = Files.writeString(root.resolve("script.js"), "");
        Map<Path, Access> paths = of("/bin/sh", file.toString(), folder.toString(), "--flag=" + folder, "no-such-thing");
        assertThat(paths).containsEntry(folder, Access.READ_WRITE).containsEntry(file, Access.READ).containsEntry(own, Access.READ_WRITE_EXECUTE);
        assertThat(paths).doesNotContainKey(root);
    }

    @Test
    void aScriptComesWithThePackagesAroundIt() throws IOException {
        Path modules = Files.createDirectories(root.resolve("app/node_modules"));
        Path script = Files.writeString(Files.createDirectories(modules.resolve("@x/y/node_modules/z")).resolve("index.js"), "");
        Path project = Files.createDirectories(root.resolve("project/build"));
        Files.writeString(project.resolveSibling("package.json"), "{}");
        Path built = Files.writeString(project.resolve("index.js"), "");
        assertThat(of("/bin/sh", script.toString())).containsEntry(modules, Access.READ);
        assertThat(of("/bin/sh", built.toString())).containsEntry(project.getParent(), Access.READ);
    }

    @Test
    void aRuntimesPrefixIsOpenedButNotTheHouseThatLiesInIt() throws IOException {
        Path runtime = program("node-20/bin/node");
        Path besides = program("local/bin/tool");
        Path library = Files.createDirectory(root.resolve("local/lib"));
        assertThat(of(runtime.toString())).containsEntry(root.resolve("node-20"), Access.READ_EXECUTE);
        assertThat(of(besides.toString())).containsEntry(root.resolve("local/bin"), Access.READ_EXECUTE).containsEntry(library, Access.READ_EXECUTE)
            .doesNotContainKey(root.resolve("local"));
    }

    @Test
    void aLinkedProgramOpensWhereItLeads() throws IOException {
        Path real = program("node-20/bin/node");
        Path link = Files.createSymbolicLink(Files.createDirectories(root.resolve("links")).resolve("node"), real);
        assertThat(of(link.toString())).containsEntry(root.resolve("node-20"), Access.READ_EXECUTE).containsEntry(link, Access.READ_EXECUTE);
    }

    @Test
    void anArgumentAroundOrInsideTheHouseIsRefused() {
        for (Path wide : List.of(root, house, house.resolve("servers"), Path.of("/"))) {
            assertThatThrownBy(() -> of("/bin/sh", wide.toString())).isInstanceOf(TooWide.class);
        }
    }

    @Test
    void aClassPathIsReadOnly() throws IOException {
        Path jars = Files.createDirectory(root.resolve("jars"));
        assertThat(of("/bin/sh", "--module-path", jars + ":" + root.resolve("none"), "-m", "a/b")).containsEntry(jars, Access.READ);
    }

    @Test
    void aProgramIsFoundOnThePathOnlyInAbsolutePlaces() throws IOException {
        Path tool = program("somewhere/tool");
        assertThat(ProgramPaths.find("tool", "relative:" + tool.getParent())).contains(tool);
        assertThat(ProgramPaths.find("tool", "relative:.")).isEmpty();
    }

    private Path program(String name) throws IOException {
        Path program = root.resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private Map<Path, Access> of(String... command) throws IOException {
        return ProgramPaths.openings(List.of(command), own, house, root).stream().skip(ProgramPaths.system().size())
            .collect(Collectors.toMap(Walls.Opening::path, Walls.Opening::access));
    }
}
