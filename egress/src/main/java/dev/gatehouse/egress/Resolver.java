package dev.gatehouse.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Turns a name into addresses. It is asked once per connection and never about `localhost` or a literal address.
@FunctionalInterface
public interface Resolver {

    /// All addresses of this name, both families; empty or [UnknownHostException] where there is none.
    List<InetAddress> addressesOf(String name) throws UnknownHostException;

    /// The resolver of the machine.
    static Resolver ofTheMachine() {
        return name -> List.of(InetAddress.getAllByName(name));
    }
}
