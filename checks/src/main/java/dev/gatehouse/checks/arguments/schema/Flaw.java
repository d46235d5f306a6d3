package dev.gatehouse.checks.arguments.schema;

import java.util.Locale;

/// Why a schema is not used. `docs/arguments.md` repeats this list and is compared with it by `ArgumentsDocumentTest`.
enum Flaw {
    TOO_LARGE("It is longer than " + Survey.LARGEST / 1024 + " KiB."),
    TOO_MANY_PARTS("It has more than " + Survey.MOST_PARTS + " schemas within it."),
    TOO_DEEP("Schemas lie more than " + Survey.DEEPEST + " deep within each other."),
    TOO_COMPOSED("More than " + Composition.MOST + " of its parts, or more than " + Composition.DEEPEST + " one through the other, speak about one value."),
    TOO_MANY_PATTERNS("Its patterns together have more than " + Reading.LARGEST_PATTERNS + " steps."),
    DIALECT_UNKNOWN("`$schema` names another dialect than 2020-12, 2019-09, draft-07 or draft-06."),
    SCHEMA_WITHIN_A_SCHEMA("A part below the root has an `$id`, or another dialect."),
    REFERENCE_LEAVES_THE_SCHEMA("A `$ref` or `$dynamicRef` does not begin with `#`. Nothing is ever fetched."),
    REFERENCE_LEADS_NOWHERE("There is nothing where a reference leads."),
    REFERENCE_WITHOUT_END("A part leads back to itself without going into a member or element."),
    ANCHOR_TWICE("Two parts have the same anchor."),
    PATTERN_NOT_LINEAR("A pattern has what no linear engine reads (lookaround, back-references), what RE2 and ECMA-262 read differently, or more than "
        + LinearPattern.LARGEST + " steps."),
    NUMBER_NOT_EXACT("A number in it is read differently by readers of binary64."),
    KEYWORD_MALFORMED("A keyword is not of the type that the specification gives it."),
    KEYWORD_UNKNOWN("It uses `$recursiveRef`."),
    NOT_A_SCHEMA("Where a schema belongs is neither an object nor `true` or `false`.");

    private final String sentence;

    Flaw(String sentence) {
        this.sentence = sentence;
    }

    /// The word in the ledger: `reference-leaves-the-schema`.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String sentence() {
        return sentence;
    }
}
