/// The modern era (MCP 2026-07-28): every request stands alone.
///
/// What lives here: the order in which a request is judged and answered ([dev.gatehouse.toolkit.modern.ModernEra]), what results must say
/// ([dev.gatehouse.toolkit.modern.Dress]), questions that travel as `input_required` with their state sealed, and `subscriptions/listen`.
/// Open `ModernEra` first.
package dev.gatehouse.toolkit.modern;
