package dev.gatehouse.cli.verbs;

import dev.gatehouse.checks.permission.conditions.Conditions;
import dev.gatehouse.checks.permission.conditions.Flaw;
import dev.gatehouse.control.policies.Judgement;
import dev.gatehouse.control.policies.Policy;
import dev.gatehouse.control.policies.PolicyFiles;
import dev.gatehouse.control.policies.WrittenPolicy;
import dev.gatehouse.control.settings.SettingsWrong;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The policies of a home, judged without a house: all but whether their servers are there, which the servers of a run decide.
final class WrittenPolicies {
    private WrittenPolicies() {}

    static List<Policy> judged(Path folder) throws SettingsWrong {
        List<WrittenPolicy> written = PolicyFiles.read(folder);
        Optional<Conditions> conditions = written.stream().allMatch(each -> each.policy().when().isEmpty()) ? Optional.empty()
            : Optional.of(Conditions.withoutSchema());
        List<String> servers = written.stream().map(each -> each.policy().server().value()).toList();
        return Judgement.good(written, servers, when -> flaws(conditions.orElseThrow(), when));
    }

    private static List<Judgement.Flaw> flaws(Conditions conditions, String when) {
        return switch (conditions.read(when)) {
            case Conditions.Read.Good _ -> List.of();
            case Conditions.Read.Bad(List<Flaw> flaws) -> flaws.stream().map(flaw -> new Judgement.Flaw(flaw.line(), flaw.column(), flaw.said(),
                flaw.slip().map(Flaw.Slip::written).orElse(""), flaw.slip().map(Flaw.Slip::known).orElse(Set.of()))).toList();
        };
    }
}
