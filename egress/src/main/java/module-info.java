/// The only code that opens outbound connections.
module dev.gatehouse.egress {
    requires transitive dev.gatehouse.destinations;
    requires org.apache.httpcomponents.client5.httpclient5;
}
