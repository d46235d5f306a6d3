/// Example servers.
module dev.gatehouse.examples {
}
