/// What a server needs to be one: the HTTP front, event streams, sessions.
module dev.gatehouse.serving {
    requires transitive dev.gatehouse.pipeline;
    requires org.eclipse.jetty.server;
}
