/// What a server needs to be one: the HTTP front, event streams, sessions.
module dev.gatehouse.serving {
    requires transitive dev.gatehouse.pipeline;
    requires org.eclipse.jetty.server;

    exports dev.gatehouse.serving.front;
    exports dev.gatehouse.serving.page;
    exports dev.gatehouse.serving.sessions;
    exports dev.gatehouse.serving.state;

    provides org.slf4j.spi.SLF4JServiceProvider with
            dev.gatehouse.serving.logs.LibraryLogs;
}
