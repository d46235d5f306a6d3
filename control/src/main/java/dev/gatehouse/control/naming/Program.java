package dev.gatehouse.control.naming;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds in a command the word that says what is run, and takes from it the package or program name.
final class Program {
    private static final Pattern VERSIONED_RUNTIME = Pattern.compile("(python|node|ruby|php|java)[0-9.]*");
    private static final Set<String> RUNTIMES = Set.of("node", "nodejs", "npx", "npm", "pnpm", "yarn", "bun", "bunx", "deno", "tsx",
            "ts-node", "uv", "uvx", "pipx", "python", "java", "ruby", "php", "perl", "dotnet", "go", "env", "docker", "podman");
    private static final Map<String, Set<String>> VERBS = Map.ofEntries(
            Map.entry("npm", Set.of("exec", "x")),
            Map.entry("pnpm", Set.of("dlx", "exec")),
            Map.entry("yarn", Set.of("dlx", "exec")),
            Map.entry("bun", Set.of("x", "run")),
            Map.entry("deno", Set.of("run")),
            Map.entry("uv", Set.of("run", "tool")),
            Map.entry("pipx", Set.of("run")),
            Map.entry("dotnet", Set.of("run")),
            Map.entry("go", Set.of("run")),
            Map.entry("docker", Set.of("run")),
            Map.entry("podman", Set.of("run")));
    /// Options of runtimes that take the next word with them; `-m`, `-jar` are not among them: what follows those is the program.
    private static final Map<String, Set<String>> WITH_VALUE = Map.ofEntries(
            Map.entry("node", Set.of("-r", "--require", "--import", "--loader", "--env-file", "-C", "--conditions")),
            Map.entry("npx", Set.of("-p", "--package", "-w", "--workspace", "--registry", "--prefix")),
            Map.entry("npm", Set.of("-p", "--package", "-w", "--workspace", "--registry", "--prefix")),
            Map.entry("uvx", Set.of("--from", "--with", "-p", "--python", "--index", "--index-url", "--directory")),
            Map.entry("uv", Set.of("--from", "--with", "-p", "--python", "--index", "--index-url", "--directory", "--project")),
            Map.entry("pipx", Set.of("--spec", "--python")),
            Map.entry("python", Set.of("-W", "-X")),
            Map.entry("java", Set.of("-cp", "-classpath", "--class-path", "-p", "--module-path", "--add-modules", "--add-opens",
                    "--add-exports", "--enable-native-access")),
            Map.entry("docker", Set.of("-e", "--env", "-v", "--volume", "--mount", "--network", "--name", "-u", "--user", "-w")),
            Map.entry("podman", Set.of("-e", "--env", "-v", "--volume", "--mount", "--network", "--name", "-u", "--user", "-w")));
    private static final Set<String> CODE_FOLLOWS = Set.of("-c", "-e", "--eval", "--call");
    /// File and folder names that say nothing; the folder above does.
    private static final Set<String> GENERIC = Set.of("index", "main", "app", "cli", "server", "start", "run", "mcp", "stdio", "__main__",
            "dist", "build", "out", "lib", "libs", "src", "bin", "target", "release", "debug", "node_modules", ".bin", "current");
    private static final Pattern EXTENSION =
            Pattern.compile("(?i)\\.(js|mjs|cjs|ts|mts|py|pyz|jar|sh|exe|cmd|bat|rb|php|pl|dll|tgz|git|phar)$");
    private static final Pattern VERSION = Pattern.compile("(==|>=|<=|~=|@|\\[|#).*$|:[A-Za-z0-9][A-Za-z0-9._-]*$");
    private static final Pattern JAR_VERSION = Pattern.compile("-v?[0-9]+(\\.[0-9A-Za-z]+)*(-[A-Za-z0-9.]+)?$");

    private Program() {}

    static String of(List<String> words) {
        String first = last(words.getFirst());
        String runtime = runtime(first);
        return runtime.isEmpty() ? named(words.getFirst()) : runBy(runtime, words.subList(1, words.size()), first);
    }

    /// The runtime a program is, without its version, or nothing.
    private static String runtime(String program) {
        String name = EXTENSION.matcher(program).replaceFirst("");
        var versioned = VERSIONED_RUNTIME.matcher(name);
        String plain = versioned.matches() ? versioned.group(1) : name;
        return RUNTIMES.contains(plain) ? plain : "";
    }

    private static String runBy(String runtime, List<String> words, String otherwise) {
        boolean verbAllowed = true;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (CODE_FOLLOWS.contains(word) && !runtime.equals("docker") && !runtime.equals("podman")) {
                return otherwise;
            }
            if (word.equals("-m") || word.equals("--module")) {
                return i + 1 < words.size() ? module(words.get(i + 1)) : otherwise;
            }
            if (word.startsWith("-")) {
                i += WITH_VALUE.getOrDefault(runtime, Set.of()).contains(word) ? 1 : 0;
            } else if (runtime.equals("env") && word.indexOf('=') > 0) {
                continue;
            } else if (verbAllowed && VERBS.getOrDefault(runtime, Set.of()).contains(word)) {
                verbAllowed = word.equals("tool");
            } else if (runtime.equals("env") || runtime.equals("uv") && !runtime(last(word)).isEmpty()) {
                return of(words.subList(i, words.size()));
            } else {
                return runtime.equals("java") && !word.endsWith(".jar") ? className(word) : named(word);
            }
        }
        return otherwise;
    }

    /// `my_server.cli` of python, `dev.acme.notes/dev.acme.notes.Main` of java: the module's last part that says something.
    private static String module(String word) {
        return telling(word.replaceFirst("/.*$", "").split("\\.", -1));
    }

    private static String className(String word) {
        return word.substring(Math.max(word.lastIndexOf('.'), word.lastIndexOf('/')) + 1);
    }

    /// The name in a package name, a path or an image.
    private static String named(String word) {
        int inside = word.lastIndexOf("node_modules/");
        String path = inside < 0 ? word : word.substring(inside + "node_modules/".length());
        String[] parts = withoutScheme(path).split("/", -1);
        if (inside >= 0 && !parts[0].equals(".bin")) {
            return parts[0].startsWith("@") && parts.length > 1 ? parts[1] : bare(parts[0]);
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] = bare(parts[i]);
        }
        return telling(parts);
    }

    private static String withoutScheme(String word) {
        return word.replaceFirst("^(npm|jsr|github|gitlab|git\\+[a-z]+|git|https?|file):(//)?", "");
    }

    private static String bare(String part) {
        String scopeless = part.startsWith("@") ? part : VERSION.matcher(part).replaceFirst("");
        boolean jar = scopeless.endsWith(".jar");
        String stem = EXTENSION.matcher(scopeless).replaceFirst("");
        return jar ? JAR_VERSION.matcher(stem).replaceFirst("") : stem;
    }

    /// The last part that says something; the last one of all where none does.
    private static String telling(String[] parts) {
        for (int i = parts.length - 1; i >= 0; i--) {
            if (!parts[i].isEmpty() && !parts[i].equals(".") && !parts[i].equals("..") && !GENERIC.contains(parts[i])) {
                return parts[i];
            }
        }
        return parts[parts.length - 1];
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
