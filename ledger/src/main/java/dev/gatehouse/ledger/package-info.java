/// The ledger: what happened, one line each, in files that cannot be changed unnoticed.
///
/// Here live the entries, the hash chain, the seals, the writer that the recorder runs, the offline verifier and the reader.
/// Not here: sockets, zones, who may write what (the recorder's room), and what a call is (the pipeline's).
/// `docs/ledger.md` specifies every byte. Open first: [Entry] for what is written, then [LedgerWriter], then [LedgerVerifier].
package dev.gatehouse.ledger;
