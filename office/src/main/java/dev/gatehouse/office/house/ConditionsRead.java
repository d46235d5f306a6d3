package dev.gatehouse.office.house;

import dev.gatehouse.checks.permission.conditions.Conditions;
import dev.gatehouse.checks.permission.conditions.Flaw;
import dev.gatehouse.control.policies.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads conditions as the gate will, and the library that this takes only when there is one.
final class ConditionsRead implements Judgement.Reading {
    private Optional<Conditions> conditions = Optional.empty();

    @Override
    public List<Judgement.Flaw> flaws(String when) {
        if (conditions.isEmpty()) {
            conditions = Optional.of(Conditions.withoutSchema());
        }
        return switch (conditions.get().read(when)) {
            case Conditions.Read.Good _ -> List.of();
            case Conditions.Read.Bad(List<Flaw> flaws) -> flaws.stream().map(ConditionsRead::flaw).toList();
        };
    }

    private static Judgement.Flaw flaw(Flaw flaw) {
        return new Judgement.Flaw(flaw.line(), flaw.column(), flaw.said(), flaw.slip().map(Flaw.Slip::written).orElse(""),
            flaw.slip().map(Flaw.Slip::known).orElse(Set.of()));
    }
}
