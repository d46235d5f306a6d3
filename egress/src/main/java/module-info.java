/// The only code that opens outbound connections.
module dev.gatehouse.egress {
    requires transitive dev.gatehouse.destinations;
    requires org.apache.httpcomponents.core5.httpcore5;

    exports dev.gatehouse.egress;
}
