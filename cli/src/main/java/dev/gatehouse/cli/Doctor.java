package dev.gatehouse.cli;

import dev.gatehouse.control.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Looks at this machine: which parts are missing, and which promises it cannot keep.
@Command(name = "doctor", sortOptions = false, header = "Names every missing part and every promise that this machine cannot keep.",
    description = "Exit code 0 when nothing is missing, 5 when something is. A promise that is thinner here is no failure on loopback.",
    footerHeading = "%nExample:%n", footer = "  gatehouse doctor --json")
final class Doctor implements Callable<Integer> {
    @Mixin
    private UsualOptions usual;

    @Override
    public Integer call() throws Exception {
        List<Finding> findings = Examination.of(TreeFolder.tree(), usual.folder(), Surroundings.here());
        boolean complete = findings.stream().noneMatch(finding -> finding.state() == Finding.State.MISSING);
        if (usual.json()) {
            usual.print(Json.object("complete", complete, "findings", findings.stream().map(Finding::map).toList()));
        } else {
            findings.forEach(finding -> usual.out().printf("%-8s %-10s %s%n", finding.state().word(), finding.part(), finding.says()));
        }
        return complete ? Exit.DONE : Exit.MISSING_PART;
    }
}
