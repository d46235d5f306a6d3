/// What both eras have in common: which method means what, and how a piece of work is run to its end.
///
/// Open [dev.gatehouse.toolkit.answering.Methods] first, then [dev.gatehouse.toolkit.answering.Rounds]. How a question reaches a client, and
/// how an answer looks on the wire, is said in `.legacy`, `.modern` and `.tasks`.
package dev.gatehouse.toolkit.answering;
