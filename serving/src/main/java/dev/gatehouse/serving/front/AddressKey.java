package dev.gatehouse.serving.front;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// What counts as one address: an IPv4 address, or a whole IPv6 /64, since whoever has one address of it has them all.
record AddressKey(boolean six, long bits) {
    static AddressKey of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address
                ? new AddressKey(true, ByteBuffer.wrap(bytes).getLong())
                : new AddressKey(false, ByteBuffer.wrap(bytes).getInt());
    }
}
