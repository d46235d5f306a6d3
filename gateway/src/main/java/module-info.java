/// The gate's main: routes, upstreams and ledger over wire.
module dev.gatehouse.gateway {
    requires dev.gatehouse.checks;
    requires dev.gatehouse.identity;
    requires dev.gatehouse.serving;
    requires dev.gatehouse.wire;
    requires dev.gatehouse.control;
    requires dev.gatehouse.confine;
    requires dev.gatehouse.watch;
}
