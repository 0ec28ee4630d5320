package org.quartermaster.replenishment.policy.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.Rules;
import org.quartermaster.replenishment.policy.rulebook.Condition.Operator;

/** Which rule governs a line. */
class RuleBookTest {

    private static final RuleFacts FACTS = new RuleFacts("A", "Y", "F", "M", "active", "toys", "Acme", "S-01", "W1", "TOY-7", 12.5, Double.NaN, 3, 14, 0);

    private static PlanningRule rule(int id, int priority, String name, Condition... conditions) {
        return new PlanningRule(id, priority, List.of(conditions), named(name), true, 0);
    }

    private static Rules named(String name) {
        return new Rules(name, 0.9, 7, 0.2, 200, 0, 60, true);
    }

    private static Condition condition(RuleField field, Operator operator, String... values) {
        return new Condition(field, operator, List.of(values));
    }

    @Test
    void firstRuleByPriorityGoverns() {
        var book = new RuleBook(List.of(rule(1, 300, "all"), rule(2, 100, "A only", condition(RuleField.ABC, Operator.IS, "A")),
                rule(3, 200, "toys", condition(RuleField.CATEGORY, Operator.IS, "toys"))));
        assertThat(book.governing(FACTS).name()).isEqualTo("A only");
    }

    @Test
    void ruleThatIsOffIsNotTried() {
        var off = new PlanningRule(2, 100, List.of(), named("off"), false, 0);
        assertThat(new RuleBook(List.of(rule(1, 300, "all"), off)).governing(FACTS).name()).isEqualTo("all");
    }

    @Test
    void withoutAFittingRuleTheStandardHolds() {
        var book = new RuleBook(List.of(rule(1, 1, "B", condition(RuleField.ABC, Operator.IS, "B"))));
        assertThat(book.governing(FACTS)).isEqualTo(Rules.standard());
    }

    @Test
    void allConditionsMustHold() {
        assertThat(rule(1, 1, "x", condition(RuleField.ABC, Operator.IS, "a", "b"), condition(RuleField.SKU, Operator.BEGINS_WITH, "toy"),
                condition(RuleField.LEAD_DAYS, Operator.AT_LEAST, "14"), condition(RuleField.UNIT_COST, Operator.AT_MOST, "12.5"),
                condition(RuleField.WAREHOUSE, Operator.IS_NOT, "W2")).fits(FACTS)).isTrue();
        assertThat(rule(1, 1, "x", condition(RuleField.ABC, Operator.IS, "A"), condition(RuleField.LEAD_DAYS, Operator.AT_LEAST, "15")).fits(FACTS)).isFalse();
    }

    @Test
    void unknownNumberFitsNoComparison() {
        assertThat(condition(RuleField.UNIT_PRICE, Operator.AT_LEAST, "0").holds(FACTS)).isFalse();
        assertThat(condition(RuleField.UNIT_PRICE, Operator.AT_MOST, "1e9").holds(FACTS)).isFalse();
    }

    @Test
    void refusesConditionsThatMakeNoSense() {
        assertThatThrownBy(() -> condition(RuleField.ABC, Operator.AT_LEAST, "A")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> condition(RuleField.LEAD_DAYS, Operator.AT_LEAST, "long")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("long");
        assertThatThrownBy(() -> condition(RuleField.ABC, Operator.IS)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changedRuleTakesThePlaceOfItsIdentity() {
        var book = new RuleBook(List.of(rule(1, 100, "old"), rule(2, 200, "other")));
        assertThat(book.with(rule(1, 300, "new")).rules()).extracting(PlanningRule::name).containsExactly("other", "new");
        assertThat(book.with(rule(0, 50, "added")).rules()).extracting(PlanningRule::name).containsExactly("added", "old", "other");
    }

    /** 80 of 100 is the first 80 %: the next begins the second class; 95 ends it. */
    @Test
    void sharesAreCutAtEightyAndNinetyFivePercent() {
        assertThat(Segments.byShare(Map.of(1, 80.0, 2, 10.0, 3, 5.0, 4, 5.0), "ABC")).isEqualTo(Map.of(1, "A", 2, "B", 3, "B", 4, "C"));
    }

    /** √(100)/20 = 0.5 is not below a half; √(399)/20 = 0.999 is below one. */
    @Test
    void steadinessIsDeviationOverMean() {
        assertThat(Segments.steadiness(20, 99)).isEqualTo("X");
        assertThat(Segments.steadiness(20, 100)).isEqualTo("Y");
        assertThat(Segments.steadiness(20, 399)).isEqualTo("Y");
        assertThat(Segments.steadiness(20, 400)).isEqualTo("Z");
        assertThat(Segments.steadiness(0, 0)).isEqualTo("Z");
    }
}
