package dev.gatehouse.destinations;

/// What an address is: its reach, and the name of the block that says so (`public` where no block does).
public record Standing(Reach reach, String block) {
}
