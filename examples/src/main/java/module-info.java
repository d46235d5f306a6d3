/// Example servers: what `up` puts behind the gateway when nothing else is named, and what `demo` shows attacks with.
module dev.gatehouse.examples {
    requires dev.gatehouse.protocol;
}
