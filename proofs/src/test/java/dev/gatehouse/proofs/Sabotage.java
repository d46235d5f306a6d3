package dev.gatehouse.proofs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A copy of the built tree in which somebody changed the code: the burglar is called by every zone, and walls can be left out.
///
/// Methods get instructions in front of what they did; everything else is the product's own code, so a zone in this tree is started and
/// walled in by the real launcher.
final class Sabotage {
    /// The walls that can be left out, one at a time.
    enum Wall { LANDLOCK, FIRST_STAGE, SECOND_STAGE, USER_PER_ZONE }

    private static final String PLACE = "dev/gatehouse/confine/";
    private static final ClassDesc BURGLAR = ClassDesc.of("dev.gatehouse.confine.Burglar");
    private static final ClassDesc LAYER = ClassDesc.of("dev.gatehouse.confine.Layer");
    private static final ClassDesc USERS = ClassDesc.of("dev.gatehouse.confine.Users");
    private static final List<String> ZONES = List.of("gateway", "vault", "hosting", "recorder", "office");

    private final Path tree;
    private final Map<String, byte[]> added = new LinkedHashMap<>();
    private final List<Edit> everywhere = new ArrayList<>();

    /// What is put in front of a method of `confine`.
    private record Edit(String type, String method, int parameters, Consumer<CodeBuilder> front) {}

    private Sabotage(Path tree) {
        this.tree = tree;
    }

    /// Builds the tree in a folder.
    ///
    /// @param early what the burglar tries before a zone's last stage
    /// @param left  the walls that are left out
    /// @param noted whether the zones' own attempts on their walls still count
    static void in(Path folder, Path launchersBurglar, List<String> early, Set<Wall> left, boolean noted) {
        try {
            var sabotage = new Sabotage(folder);
            if (!noted) {
                sabotage.everywhere.add(new Edit("SelfProbe", "allStopped", 0, code -> code.iconst_1().ireturn()));
            }
            sabotage.build(launchersBurglar, early, left);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The hosted server's jar in such a tree.
    static Path server(Path folder) {
        return folder.resolve("server.jar");
    }

    private void build(Path launchersBurglar, List<String> early, Set<Wall> left) throws IOException {
        added.put(PLACE + "Burglar.class", classFile("Burglar"));
        added.put(PLACE + "burglar.early", lines(early));
        added.put(PLACE + "burglar.folder", lines(List.of(launchersBurglar.toString())));
        left.forEach(this::leaveOut);
        room("cli", List.of(new Edit("Launch", "start", 0, call("inLauncher"))));
        for (String zone : ZONES) {
            room(zone, List.of(new Edit("ZoneWalls", "close", 4, call("inZone"))));
        }
        room("examples", List.of());
        Files.copy(Tree.path().resolve("gatehouse"), tree.resolve("gatehouse"));
        serverJar();
    }

    private void leaveOut(Wall wall) {
        switch (wall) {
            case LANDLOCK, FIRST_STAGE -> everywhere.add(new Edit("Walls", "has", 1, code -> code.aload(1)
                .getstatic(LAYER, wall.name(), LAYER).ifThen(Opcode.IF_ACMPEQ, then -> then.iconst_0().ireturn())));
            case SECOND_STAGE -> everywhere.add(new Edit("SecondStage", "apply", 1, CodeBuilder::return_));
            case USER_PER_ZONE -> everywhere.add(new Edit("Users", "of", 1, code -> code.aload(0)
                .invokevirtual(USERS, "group", MethodTypeDesc.of(ConstantDescs.CD_int)).iconst_1().iadd().ireturn()));
        }
    }

    private static Consumer<CodeBuilder> call(String method) {
        return code -> code.invokestatic(BURGLAR, method, MethodTypeDesc.of(ConstantDescs.CD_void));
    }

    private void room(String room, List<Edit> here) throws IOException {
        List<Edit> edits = new ArrayList<>(everywhere);
        edits.addAll(here);
        Path to = Files.createDirectories(tree.resolve(room).resolve("target/zone"));
        try (Stream<Path> jars = Files.list(Tree.path().resolve(room).resolve("target/zone"))) {
            for (Path jar : jars.toList()) {
                if (jar.getFileName().toString().startsWith("confine")) {
                    rewrite(jar, to.resolve(jar.getFileName()), edits);
                } else {
                    Files.copy(jar, to.resolve(jar.getFileName()));
                }
            }
        }
    }

    private void rewrite(Path from, Path to, List<Edit> edits) throws IOException {
        try (ZipFile jar = new ZipFile(from.toFile()); var out = new JarOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(each -> (ZipEntry) each)::iterator) {
                put(out, entry.getName(), changed(entry.getName(), read(jar, entry), edits));
            }
            for (var each : added.entrySet()) {
                put(out, each.getKey(), each.getValue());
            }
        }
    }

    private static byte[] changed(String name, byte[] bytes, List<Edit> edits) {
        byte[] now = bytes;
        for (Edit edit : edits) {
            if (name.equals(PLACE + edit.type + ".class")) {
                now = inFront(now, edit);
            }
        }
        return now;
    }

    private static byte[] inFront(byte[] bytes, Edit edit) {
        ClassFile file = ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG);   // its tables of variables would not fit any more
        ClassModel model = file.parse(bytes);
        var found = new ArrayList<String>();
        byte[] changed = file.transformClass(model, ClassTransform.transformingMethodBodies(method -> {
            boolean meant = method.methodName().equalsString(edit.method) && method.methodTypeSymbol().parameterCount() == edit.parameters;
            if (meant) {
                found.add(edit.method);
            }
            return meant;
        }, front(edit)));
        if (found.size() != 1) {
            throw new AssertionError("the sabotage knows " + found.size() + " methods " + edit.type + "." + edit.method);
        }
        return changed;
    }

    private static CodeTransform front(Edit edit) {
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder code) {
                edit.front.accept(code);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                code.with(element);
            }
        };
    }

    /// One jar without modules: the example server, what it needs, and the burglar with his tools.
    private void serverJar() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.gatehouse.confine.HostedBurglar");
        manifest.getMainAttributes().put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        List<Path> parts = new ArrayList<>();
        try (Stream<Path> examples = Files.list(Tree.path().resolve("examples/target/zone")); Stream<Path> cli = Files.list(Tree.path().resolve("cli/target/zone"))) {
            examples.forEach(parts::add);
            cli.filter(jar -> jar.getFileName().toString().startsWith("confine")).forEach(parts::add);
        }
        Set<String> seen = new HashSet<>();
        try (var out = new JarOutputStream(Files.newOutputStream(server(tree)), manifest)) {
            for (Path part : parts) {
                addClasses(part, out, seen);
            }
            for (var each : added.entrySet()) {
                put(out, each.getKey(), each.getValue());
            }
            put(out, PLACE + "HostedBurglar.class", classFile("HostedBurglar"));
        }
    }

    private static void addClasses(Path part, JarOutputStream out, Set<String> seen) throws IOException {
        try (ZipFile jar = new ZipFile(part.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(each -> (ZipEntry) each)::iterator) {
                if (entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class") && seen.add(entry.getName())) {
                    put(out, entry.getName(), read(jar, entry));
                }
            }
        }
    }

    private static byte[] classFile(String name) throws IOException {
        try (InputStream in = Sabotage.class.getResourceAsStream("/" + PLACE + name + ".class")) {
            return in.readAllBytes();
        }
    }

    private static byte[] lines(List<String> lines) {
        return (String.join("\n", lines) + (lines.isEmpty() ? "" : "\n")).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry); var bytes = new ByteArrayOutputStream()) {
            in.transferTo(bytes);
            return bytes.toByteArray();
        }
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
