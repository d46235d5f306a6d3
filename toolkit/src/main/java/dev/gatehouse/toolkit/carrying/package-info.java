/// What carries an answer: the messages of one request in order, and the HTTP exchange that they leave by.
///
/// Whoever works writes into an [dev.gatehouse.toolkit.carrying.Outbox]; the thread of the connection reads it, in an
/// [dev.gatehouse.toolkit.carrying.Exchange]. So nobody who works ever waits for a client that reads slowly, and a client that comes back
/// reads on where it stopped. Open `Exchange` first.
package dev.gatehouse.toolkit.carrying;
