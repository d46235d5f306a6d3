import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintStream;
import java.util.Arrays;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs test classes and prints one line for each test that fails. With `first` as first word it ends at the first of them.
public final class Suite {
    private Suite() {}

    public static void main(String[] words) {
        boolean first = words[0].equals("first");
        PrintStream out = System.out;
        var request = LauncherDiscoveryRequestBuilder.request()
            .selectors(Arrays.stream(words).skip(first ? 1 : 0).map(name -> selectClass(name)).toList()).build();
        int[] seen = new int[2];
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher().execute(request, new TestExecutionListener() {
                @Override
                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                    seen[0] += test.isTest() ? 1 : 0;
                    if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                        return;
                    }
                    seen[1]++;
                    String why = result.getThrowable().map(each -> each.toString().replaceAll("\\s+", " ")).orElse("");
                    out.println((test.isTest() ? "RED " : "UNSTARTED ") + test.getDisplayName() + " | " + why.substring(0, Math.min(why.length(), Integer.getInteger("why", 300))));
                    if (Boolean.getBoolean("trace")) result.getThrowable().ifPresent(Throwable::printStackTrace);
                    if (first) {
                        out.flush();
                        Runtime.getRuntime().halt(1);
                    }
                }
            });
        }
        out.println(seen[0] + " tests, " + seen[1] + " red");
        out.flush();
        Runtime.getRuntime().halt(seen[1] == 0 && seen[0] > 0 ? 0 : 1);
    }
}
