/// Black-box attacks as data, and their runner; its target is a written route.
module dev.gatehouse.attack {
    requires transitive dev.gatehouse.protocol;
    requires java.net.http;

    exports dev.gatehouse.attack;
    exports dev.gatehouse.attack.conversation;
    exports dev.gatehouse.attack.profile;
}
