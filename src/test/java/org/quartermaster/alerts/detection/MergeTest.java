package org.quartermaster.alerts.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.quartermaster.alerts.detection.Merge.Action;
import org.quartermaster.alerts.detection.Merge.Standing;

class MergeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Set<AlertKind> ALL = EnumSet.allOf(AlertKind.class);

    private static Finding finding(int sku, double money) {
        return new Finding(AlertKind.OVERSTOCK, "slow", Finding.Subject.ofSku(sku, 1, "S" + sku), "overstock/" + sku, false,
                new Evidence(List.of(Evidence.Term.of("write_off", 1, money)), Map.of(), List.of(), Evidence.Series.NONE));
    }

    private static Merge.Alert alert(int sku, Standing standing, double held, LocalDate until) {
        return new Merge.Alert(sku, "overstock/" + sku + "/1", AlertKind.OVERSTOCK, standing, held, until);
    }

    private static Action only(Merge.Alert alert, double money) {
        return Merge.steps(List.of(alert), List.of(finding(1, money)), ALL, TODAY, 0.25).getFirst().action();
    }

    @Test
    void newIsFoundStillThereIsSeenAndMissingIsGone() {
        var steps = Merge.steps(List.of(alert(1, Standing.OPEN, Double.NaN, null), alert(2, Standing.OPEN, Double.NaN, null)), List.of(finding(1, 10), finding(3, 10)), ALL,
                TODAY, 0.25);
        assertThat(steps).extracting(Merge.Step::action).containsExactly(Action.SEEN, Action.GONE, Action.FOUND);
        assertThat(steps).extracting(Merge.Step::alertId).containsExactly(1L, 2L, 0L);
    }

    @Test
    void kindsThatWereNotLookedAtAreLeftAlone() {
        assertThat(Merge.steps(List.of(alert(1, Standing.OPEN, Double.NaN, null)), List.of(), Set.of(AlertKind.DEMAND), TODAY, 0.25)).isEmpty();
    }

    @Test
    void acknowledgedHoldsUntilItIsWorthAQuarterMore() {
        assertThat(only(alert(1, Standing.ACKNOWLEDGED, 100, null), 125)).isEqualTo(Action.SEEN);
        assertThat(only(alert(1, Standing.ACKNOWLEDGED, 100, null), 125.02)).isEqualTo(Action.WORSE);
    }

    @Test
    void snoozedWakesOnItsDayOrWhenItIsWorse() {
        assertThat(only(alert(1, Standing.SNOOZED, 100, TODAY.plusDays(1)), 100)).isEqualTo(Action.SEEN);
        assertThat(only(alert(1, Standing.SNOOZED, 100, TODAY), 100)).isEqualTo(Action.WOKEN);
        assertThat(only(alert(1, Standing.SNOOZED, 100, TODAY.plusDays(1)), 130)).isEqualTo(Action.WORSE);
        assertThat(only(alert(1, Standing.SNOOZED, 100, null), 100)).isEqualTo(Action.SEEN);
    }

    @Test
    void resolvedStaysQuietWhileTheFindingIsThere() {
        assertThat(only(alert(1, Standing.RESOLVED, 100, null), 110)).isEqualTo(Action.SEEN);
        assertThat(only(alert(1, Standing.RESOLVED, 100, null), 200)).isEqualTo(Action.WORSE);
    }

    @Property
    void aLineThatWorsensBeyondTheShareAlwaysComesBack(@ForAll @DoubleRange(min = 1, max = 1e6) double held, @ForAll @DoubleRange(min = 1.26, max = 50) double times) {
        for (var standing : List.of(Standing.ACKNOWLEDGED, Standing.SNOOZED, Standing.RESOLVED)) {
            assertThat(only(alert(1, standing, held, TODAY.plusDays(30)), held * times + 0.02)).isEqualTo(Action.WORSE);
        }
    }

    @Test
    void theBudgetKeepsTheDearestAndWhatStands() {
        var budget = new FindingBudget(50, 2, Set.of("overstock/9/1"));
        for (int sku = 1; sku <= 10_000; sku++) {
            budget.add(finding(sku, sku == 9 ? 60 : sku));
        }
        assertThat(budget.findings()).extracting(Finding::money).containsExactly(10_000.0, 9_999.0, 60.0);
        assertThat(budget.left()).isEqualTo(9_997);
    }

    @Test
    void aNewFindingMustBeAmongTheDearestOfItsKind() {
        var budget = new FindingBudget(50, 2, Set.of("overstock/8/1", "overstock/9/1"));
        budget.add(finding(8, 500));
        budget.add(finding(9, 90));
        budget.add(finding(1, 100));
        budget.add(finding(2, 95));
        assertThat(budget.findings()).extracting(Finding::money).containsExactly(500.0, 100.0, 90.0);
    }

    @Test
    void theBudgetLeavesOutWhatIsNotWorthIt() {
        var budget = new FindingBudget(50, 10, Set.of("overstock/9/1"));
        budget.add(finding(1, 49.99));
        budget.add(finding(9, 26));
        budget.add(finding(10, 50));
        assertThat(budget.findings()).extracting(Finding::key).containsExactly("overstock/10/1", "overstock/9/1");
    }
}
