/// What carries an answer: where the messages of one request go ([dev.gatehouse.toolkit.carrying.Sink]), and the HTTP exchange that they leave by.
///
/// Over HTTP, whoever works writes into an [dev.gatehouse.toolkit.carrying.Outbox]; the thread of the connection reads it, in an
/// [dev.gatehouse.toolkit.carrying.Exchange]. So nobody who works ever waits for a client that reads slowly, and a client that comes back
/// reads on where it stopped. Open `Exchange` first.
package dev.gatehouse.toolkit.carrying;
