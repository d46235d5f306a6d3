/// What an argument *is*, beside its JSON type: a path, a URL, a query, a price. One small class each, with its attacks as data.
///
/// Lives here: the meanings, and how one is made from a word and its options ([Meanings]). Does not live here: which argument of which
/// tool has which meaning, the tool's JSON Schema, and the check that asks. A meaning looks at one value and at nothing else: it opens
/// no file, resolves no name and never edits; what it cannot decide is unfit. Limits and what is refused by design: `docs/meanings.md`.
///
/// Open [Meaning] first, then any one of them, for example `Filename`.
package dev.gatehouse.checks.arguments.meanings;
