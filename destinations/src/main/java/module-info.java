/// What a URL, name or address is and whether it may be reached. No I/O.
module dev.gatehouse.destinations {
    exports dev.gatehouse.destinations;
}
