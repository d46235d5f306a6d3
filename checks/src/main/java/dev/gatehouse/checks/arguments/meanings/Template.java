package dev.gatehouse.checks.arguments.meanings;

import dev.gatehouse.protocol.json.Json;
import java.util.List;
import java.util.regex.Pattern;

/// Text that a server places into a template before the template is run, so that nothing in it may be a part of one (CWE-1336).
///
/// The openings of the template languages there are: braces (Jinja, Twig, Liquid, Handlebars, Freemarker, Thymeleaf, Smarty,
/// `str.format`, EL, OGNL, template literals), `<%` and lines that begin with `%` (ERB, EJS, JSP, Mako), `<?`, `<!--#` and `<name:` (PHP,
/// SSI, JSP and XSLT), `<#` and `[#` (FreeMarker), `[[` and `[(` (Thymeleaf), `#name(`, `#*` and `$name` (Velocity),
/// `@(`, `@*` and `@name` (Razor, Blade), `%(` (Python). A text with braces is refused whatever it means: whether a lone brace opens
/// something, the template decides. So is `@name` unless it follows a letter or digit.
/// Languages without marks (Pug, Haml) are not known.
///
/// Option: `longest`.
final class Template implements Meaning {
    static final String WORD = "template";
    /// Looks closer only where one of the first characters stands: most of a text is passed over.
    private static final Pattern OPENING = Pattern.compile("(?=[{}<%\\[#$@])(?:[{}]|<[%#?]|%>|</#|<!--#|</?[A-Za-z]+:[A-Za-z]|\\[[#\\[(]"
        + "|#@?[A-Za-z]+[ \\t]*\\(|#(?:end|else|stop|break)\\b|#\\*|\\$!?[A-Za-z_]|\\$[\\[(]|(?<![A-Za-z0-9])@[A-Za-z_(*]|%\\()");
    private static final Pattern LINE = Pattern.compile("(?:^|[\n\u0085\u2028\u2029])[ \\t]*%");

    private final List<Rule> rules;

    Template(Options options) {
        rules = List.of(
            Rule.longerThan(options.number("longest", 16_384, 1, 1_048_576)),
            new Rule("hidden-character", "holds a control or invisible character", Prose::hides),
            new Rule("template-syntax", "holds what opens an expression or statement of a template", text -> holds(text, OPENING)),
            new Rule("template-line", "has a line that a template takes for a statement", text -> holds(text, LINE)));
    }

    private static boolean holds(String text, Pattern part) {
        return part.matcher(Characters.unfolded(text)).find();
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Fit judge(Json value) {
        return Rule.first(rules, value);
    }
}
