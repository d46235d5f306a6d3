/// Settings, grants and signed snapshots.
module dev.gatehouse.control {
    requires org.snakeyaml.engine;
}
