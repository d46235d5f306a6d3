/// An example server that trusts every id, price, path and query it is given. It uses no room of this house. For loopback and attacks only.
module dev.gatehouse.examples.vulnerable {
    requires com.h2database;
    requires java.sql;
    requires jdk.httpserver;
    requires tools.jackson.core;

    exports dev.gatehouse.examples.vulnerable;
}
