/// State that travels through a client and comes back: sealed, so that it is worth nothing to anybody else and cannot be changed.
///
/// Open [dev.gatehouse.serving.state.StateSeal] first. What the state says is for its users; sessions, which stay here, are not here.
package dev.gatehouse.serving.state;
