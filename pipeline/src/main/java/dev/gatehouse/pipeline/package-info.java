/// The words of the house and the way of a call.
///
/// Open [dev.gatehouse.pipeline.Pipeline] first: its `run` is the whole story, and every type in this package is a word in it.
/// Checks and reviews themselves live in the room `checks`; what reaches servers lives with whoever assembles a pipeline.
package dev.gatehouse.pipeline;
