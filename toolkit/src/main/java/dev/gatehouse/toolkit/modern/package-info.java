/// The modern era (MCP 2026-07-28): every request stands alone.
///
/// What lives here: what a modern server does ([dev.gatehouse.toolkit.modern.ModernServer]), what results must say, questions that travel as
/// `input_required` with their state sealed, `subscriptions/listen`, and the order in which a request is judged over HTTP
/// ([dev.gatehouse.toolkit.modern.ModernEra]) and over two streams ([dev.gatehouse.toolkit.modern.ModernLine]). Open `ModernServer` first.
package dev.gatehouse.toolkit.modern;
