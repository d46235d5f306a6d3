package dev.gatehouse.serving.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCompliance.Violation;
import org.junit.jupiter.api.Test;

class HeadRulesTest {
    @Test
    void everyViolationThatTheParserKnowsIsDecided() {
        assertThat(HeadRules.PARSER).doesNotContainAnyElementsOf(HeadRules.SPARE);
        assertThat(HeadRules.PARSER.size() + HeadRules.SPARE.size()).isEqualTo(Violation.values().length);
        assertThat(HeadRules.parserMode().getAllowed()).isEmpty();
    }

    @Test
    void everyRuleOfTheHeadIsBrokenByAnAttack() {
        var proven = Attacks.all().map(Attack::rule).collect(Collectors.toSet());
        assertThat(HeadRules.ORDER.stream().map(HeadRule::name)).doesNotHaveDuplicates().allMatch(proven::contains);
    }
}
