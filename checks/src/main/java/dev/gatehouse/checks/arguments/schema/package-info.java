/// A tool's input schema (JSON Schema 2020-12), read once and held against arguments: strictly, within bounds, without any I/O.
///
/// Open [Schema] first; then [Subschema], which says what one part of a schema asks of one value. [Survey] says which schemas are not
/// used at all, [Reading] makes the parts. What is refused and what is not decided: `docs/arguments.md`. Does not live here: what an argument
/// *means* ([dev.gatehouse.checks.arguments.meanings]), and which schema belongs to which tool.
package dev.gatehouse.checks.arguments.schema;
