package dev.gatehouse.cli.verbs;

import dev.gatehouse.cli.Exit;
import dev.gatehouse.cli.UsualOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// A verb that the office answers. Results go to the standard output, sentences to the error stream.
abstract class OfficeVerb implements Callable<Integer> {
    @Mixin
    private UsualOptions usual;

    /// Asks the office and prints what a person wants to see of a good answer.
    abstract Told ask(Operator operator) throws IOException, NotRunning;

    /// Prints the answer for a person; only called when all went well.
    abstract void print(Told told, PrintWriter out);

    @Override
    public final Integer call() throws Exception {
        try (Operator operator = Operator.of(usual.folder())) {
            Told told = ask(operator);
            show(told);
            return told.exit();
        } catch (NotRunning not) {
            err().println(not.getMessage());
            return Exit.NOT_RUNNING;
        }
    }

    private void show(Told told) {
        told.say(err());
        if (usual.json()) {
            out().println(told.json());
        } else if (told.exit() == Exit.DONE || told.members().containsKey("outcome")) {
            print(told, out());
        }
        out().flush();
    }

    PrintWriter out() {
        return usual.out();
    }

    PrintWriter err() {
        return usual.err();
    }
}
