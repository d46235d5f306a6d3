/// The CEL library as one module: its jars share packages, which the module path refuses, and what else is in here has no module of its
/// own (re2j), or none with a descriptor (protobuf, ANTLR). No code of ours. Only `checks` sees it, and only what it uses.
module dev.gatehouse.cel {
    requires java.logging;
    requires transitive com.google.common;

    exports com.google.re2j to dev.gatehouse.checks;
    exports dev.cel.checker to dev.gatehouse.checks;
    exports dev.cel.common to dev.gatehouse.checks;
    exports dev.cel.common.ast to dev.gatehouse.checks;
    exports dev.cel.common.types to dev.gatehouse.checks;
    exports dev.cel.common.values to dev.gatehouse.checks;
    exports dev.cel.compiler to dev.gatehouse.checks;
    exports dev.cel.parser to dev.gatehouse.checks;
    exports dev.cel.runtime to dev.gatehouse.checks;
}
