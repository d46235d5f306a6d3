/// The gatehouse command and the launcher.
module dev.gatehouse.cli {
    requires dev.gatehouse.control;
    requires dev.gatehouse.wire;
    requires dev.gatehouse.confine;
    requires dev.gatehouse.ledger;
    requires dev.gatehouse.checks;
    requires dev.gatehouse.protocol;
    requires dev.gatehouse.attack;
    requires info.picocli;
    requires java.net.http;

    opens dev.gatehouse.cli to info.picocli;
    opens dev.gatehouse.cli.attack to info.picocli;
    opens dev.gatehouse.cli.bridge to info.picocli;
    opens dev.gatehouse.cli.demo to info.picocli;
    opens dev.gatehouse.cli.verbs to info.picocli;
}
