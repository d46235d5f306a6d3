package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A program and its arguments as a list: a program that the operator named, options that they named for it, and operands that are
/// data even if the server joins them for a shell (see [ShellWord]).
///
/// What an option does is known by the operator alone (`--upload-pack`, `-o ProxyCommand=…`, `-exec`: CVE-2017-1000117,
/// CVE-2025-68144), so an option that is not named is refused, and no abbreviation of one is known. An operand or value with a slash
/// is a path or a URL and judged as one: relative and without `..`, under a root, or to a host.
///
/// Options: `programs` (from a program, or a program and its first words as in `git log`, to its options: `-n`, `--oneline`; one that takes
/// a value ends in `=`: `-n=`, `--format=`; `--` allows the end of options), `spaces` (an operand or value may be several words),
/// `roots` (absolute paths are refused unless written, see [Path]), `hosts` (URLs are refused unless written, see [Url]).
final class Argv implements Meaning {
    static final String WORD = "argv";
    private static final int MOST = 64;
    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9_./+-]+(?: [A-Za-z0-9_.+-]+){0,3}");
    private static final Pattern OPTION = Pattern.compile("--|-[A-Za-z0-9?]=?|--?[A-Za-z0-9][A-Za-z0-9_-]+=?");
    private static final Pattern LATE_OPTION = Pattern.compile("[:/@]-[A-Za-z-]*[A-Za-z]");

    private static final List<Rule> OPERAND = Stream.concat(Stream.of(
        new Rule("argument-file", "holds an operand that may name a file of further arguments", text -> text.startsWith("@")),
        new Rule("option-like", "holds an operand in which a part begins with a dash", text -> LATE_OPTION.matcher(text).find())),
        ShellWord.RULES.stream()).toList();

    private final Map<String, List<String>> programs;
    private final boolean spaces;
    private final Path paths;
    private final Url urls;

    Argv(Options options) {
        programs = options.wordLists("programs", text -> PROGRAM.matcher(text).matches(), text -> OPTION.matcher(text).matches(),
            "must be a map from programs to lists of their options");
        spaces = options.flag("spaces");
        paths = new Path(Path.roots(options), true, true);
        urls = new Url(Url.hosts(options), Url.SECURE, List.of());
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        if (!(value instanceof JsonArray array) || array.values().stream().anyMatch(each -> !(each instanceof JsonString))) {
            return new Fit.Unfit("type", "is not an array of strings");
        }
        if (array.size() > MOST) {
            return new Fit.Unfit("too-many", "has more than " + MOST + " arguments");
        }
        List<String> words = array.values().stream().map(each -> ((JsonString) each).value()).toList();
        return program(words)
            .map(name -> new Walk(programs.get(name)).judge(words.subList(name.split(" ").length, words.size())))
            .orElse(new Fit.Unfit("program", "begins with no allowed program"));
    }

    /// The longest program whose words the arguments begin with.
    private Optional<String> program(List<String> words) {
        for (int length = Math.min(4, words.size()); length > 0; length--) {
            List<String> first = words.subList(0, length);
            String name = String.join(" ", first);
            if (programs.containsKey(name) && first.stream().noneMatch(each -> each.contains(" "))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /// One walk over the arguments after the program.
    private final class Walk {
        private final List<String> options;
        private boolean awaitsValue;
        private boolean pastOptions;

        Walk(List<String> options) {
            this.options = options;
        }

        Fit judge(List<String> words) {
            for (String word : words) {
                Fit fit = step(word);
                if (fit != Fit.FITS) {
                    return fit;
                }
            }
            return awaitsValue ? new Fit.Unfit("value-missing", "ends with an option whose value is missing") : Fit.FITS;
        }

        private Fit step(String word) {
            if (awaitsValue || pastOptions || !word.startsWith("-")) {
                awaitsValue = false;
                return judgeData(word);
            }
            if (options.contains(word) && !word.endsWith("=")) {
                pastOptions = word.equals("--");
                return Fit.FITS;
            }
            if (options.contains(word + "=")) {
                awaitsValue = true;
                return Fit.FITS;
            }
            return judgeJoined(word);
        }

        /// `--name=value`, `-nvalue`, or several flags of one letter behind one dash.
        private Fit judgeJoined(String word) {
            int end = word.startsWith("--") ? word.indexOf('=') : Math.min(2, word.length());
            if (end > 1 && options.contains(word.substring(0, end) + "=")) {
                return judgeData(word.substring(word.startsWith("--") ? end + 1 : end));
            }
            boolean flags = !word.startsWith("--") && word.length() > 1 && word.chars().skip(1).allMatch(this::isFlag);
            return flags ? Fit.FITS : new Fit.Unfit("option", "holds an option that is not allowed");
        }

        private boolean isFlag(int c) {
            return c != '-' && options.contains("-" + (char) c);
        }
    }

    private Fit judgeData(String text) {
        for (String word : spaces ? List.of(text.split(" ", -1)) : List.of(text)) {
            Fit fit = Rule.first(OPERAND, word);
            fit = fit == Fit.FITS ? judgePlace(word) : fit;
            if (fit != Fit.FITS) {
                return fit;
            }
        }
        return Fit.FITS;
    }

    /// An operand that can only be a URL or a path leads where the operator said.
    private Fit judgePlace(String word) {
        if (word.contains("://")) {
            return urls.judge(word);
        }
        return word.indexOf('/') >= 0 || Component.isDots(word) ? paths.judge(word) : Fit.FITS;
    }
}
