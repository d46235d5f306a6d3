package dev.gatehouse.cli;

import dev.gatehouse.cli.launcher.Launcher;
import dev.gatehouse.cli.launcher.RunState;
import dev.gatehouse.cli.launcher.StartRefused;
import dev.gatehouse.cli.launcher.UpRequest;
import dev.gatehouse.confine.Processes;
import dev.gatehouse.confine.Shield;
import dev.gatehouse.control.home.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Carries out an [UpOrder]: starts everything and stays, or has it done in the background and returns.
final class Starting {
    private final UpOrder order;
    private final PrintWriter out;
    private final PrintWriter err;

    private Starting(UpOrder order, PrintWriter out, PrintWriter err) {
        this.order = order;
        this.out = out;
        this.err = err;
    }

    /// The exit code, when it is over.
    static int of(UpOrder order, PrintWriter out, PrintWriter err) throws Exception {
        if (order.inBackground()) {
            Shield.ownSession();
        }
        Path folder = Home.locate(order.home(), System.getenv(), Processes.root());
        Starting starting = new Starting(order, out, err);
        return order.detach() ? starting.detached(folder) : starting.attached(folder);
    }

    private int detached(Path folder) throws IOException, InterruptedException {
        return switch (Background.start(folder, order.forBackground(folder.toString()))) {
            case Background.Answers(Home at, Map<String, Object> state) -> {
                Greeting.print(at, state, out);
                yield Exit.DONE;
            }
            case Background.Failed(int exit, String said) -> {
                err.print(said);
                err.flush();
                yield exit;
            }
        };
    }

    private int attached(Path folder) throws StartRefused, IOException, InterruptedException {
        UpRequest request = new UpRequest(folder, order.port(), order.config().map(Path::of), order.run(), Path.of("").toAbsolutePath());
        Launcher launcher = Launcher.start(request, TreeFolder.tree());
        AtomicBoolean asked = new AtomicBoolean(true);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endAsAsked(launcher, asked), "end"));
        try {
            if (!Endpoint.answers(launcher.plan())) {
                err.println("gatehouse: the zones run, but " + launcher.plan().local() + " does not answer. See " + launcher.plan().home().logFolder() + ".");
                return Exit.NO;
            }
            launcher.answering();
            greet(launcher);
            return stay(launcher);
        } finally {
            asked.set(false);
            launcher.end();
        }
    }

    private void greet(Launcher launcher) {
        Home at = launcher.plan().home();
        if (!order.inBackground()) {
            RunState.read(at).ifPresent(state -> Greeting.print(at, state, out));
            out.println("Ctrl-C ends it all.");
        }
    }

    private int stay(Launcher launcher) throws InterruptedException {
        Optional<StartRefused> fatal = launcher.awaitEnd();
        fatal.ifPresent(why -> err.println("gatehouse: " + why.getMessage()));
        return fatal.map(why -> Exit.of(why.why())).orElse(Exit.DONE);
    }

    /// Ctrl-C and SIGTERM are how one ends this verb, so they are no failure: without the halt Java would exit with 128 and the signal.
    private static void endAsAsked(Launcher launcher, AtomicBoolean asked) {
        boolean bySignal = asked.get();
        launcher.end();
        try {
            launcher.awaitSwept();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (bySignal) {
            Runtime.getRuntime().halt(Exit.DONE);
        }
    }
}
