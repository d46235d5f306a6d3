package dev.gatehouse.checks.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelRuntimeFactory;
import org.junit.jupiter.api.Test;

/// The merged library as a module: what the jars of its makers cannot be on the module path.
class CelModuleTest {
    @Test
    void compilerAndRuntimeAreOneNamedModule() {
        assertThat(CelCompilerFactory.class.getModule().getName()).isEqualTo("dev.gatehouse.cel");
        assertThat(CelRuntimeFactory.class.getModule()).isSameAs(CelCompilerFactory.class.getModule());
    }

    @Test
    void itCompilesAndRunsThere() throws Exception {
        CelAbstractSyntaxTree ast = CelCompilerFactory.standardCelCompilerBuilder().build().compile("'ab'.matches('^a.$')").getAst();
        assertThat(CelRuntimeFactory.plannerRuntimeBuilder().build().createProgram(ast).eval()).isEqualTo(true);
    }

    @Test
    void nothingThatItNeedsReachesForUnsafe() {
        assertThat(CelCompilerFactory.class.getModule().getDescriptor().requires()).noneMatch(each -> each.name().equals("jdk.unsupported"));
    }
}
