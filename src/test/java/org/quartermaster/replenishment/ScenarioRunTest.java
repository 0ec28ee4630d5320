package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.ScenarioLine.Reason;
import org.quartermaster.replenishment.policy.Overlay;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;

/** Lines that are added part by part and forgotten, against the same lines summed at once. */
class ScenarioRunTest {

    private static final int PART = 7;

    private static List<ScenarioLine> lines(int count, Random random) {
        return IntStream.range(0, count).mapToObj(sku -> {
            int before = random.nextInt(3) * random.nextInt(50);
            int after = random.nextInt(3) * random.nextInt(50);
            return new ScenarioLine(sku, 1, 1, before, before * 130L, before * 40L, 1 + random.nextInt(2), after, after * 130L, after * (long) random.nextInt(90), Reason.QUANTITY);
        }).toList();
    }

    private static ScenarioRun run(BigDecimal budget, int parts) {
        return new ScenarioRun(new Scenario(Overlay.NOTHING, Set.of(), budget, null, null), null,
                IntStream.range(0, parts).mapToObj(part -> SkuRange.of(new SkuId(part))).toList());
    }

    private static List<List<ScenarioLine>> parts(List<ScenarioLine> lines) {
        var parts = new ArrayList<List<ScenarioLine>>();
        for (int from = 0; from < lines.size(); from += PART) {
            parts.add(lines.subList(from, Math.min(lines.size(), from + PART)));
        }
        return parts;
    }

    @Property(tries = 200)
    void sumsOfPartsAreTheSumsOfAll(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count) {
        List<ScenarioLine> lines = lines(count, new Random(seed));
        ScenarioRun run = run(null, parts(lines).size());
        parts(lines).forEach(part -> run.add(part, 1));
        assertThat(run.isDone()).isTrue();
        assertThat(run.sums().before().cents()).isEqualTo(lines.stream().mapToLong(ScenarioLine::beforeCents).sum());
        assertThat(run.sums().after().saves()).isEqualTo(lines.stream().mapToLong(ScenarioLine::afterSaves).sum());
        assertThat(run.sums().after().lines()).isEqualTo(lines.stream().filter(line -> line.afterUnits() > 0).count());
        assertThat(run.sums().changed()).isEqualTo(lines.stream().filter(ScenarioLine::isChanged).count());
        assertThat(run.looked()).isEqualTo(count);
        assertThat(run.uncertainty()).isZero();
    }

    /** Asked after every part, as the screen does: the money goes to the best return first, whatever came first. */
    @Property(tries = 200)
    void aBudgetIsSpentOnTheBestWhateverTheOrderOfTheParts(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count, @ForAll @IntRange(min = 0, max = 200_000) int budgetCents) {
        List<ScenarioLine> lines = lines(count, new Random(seed));
        ScenarioRun run = run(BigDecimal.valueOf(budgetCents, 2), parts(lines).size());
        for (List<ScenarioLine> part : parts(lines)) {
            run.add(part, 1);
            assertThat(run.sums().after().cents()).isLessThanOrEqualTo(budgetCents);
        }
        long spent = 0;
        long bought = 0;
        for (ScenarioLine line : lines.stream().filter(ScenarioLine::isOrdered).sorted(ScenarioLine.BY_RETURN).toList()) {
            spent += line.afterCents();
            bought += spent <= budgetCents ? line.afterCents() : 0;
        }
        assertThat(run.sums().after().cents()).isEqualTo(bought);
        assertThat(run.sums().before().cents()).isEqualTo(lines.stream().mapToLong(ScenarioLine::beforeCents).sum());
    }

    /** Only so many lines are told, and those are the ones that change most. */
    @Property(tries = 50)
    void whatChangesMostIsTold(@ForAll long seed) {
        List<ScenarioLine> lines = lines(2_000, new Random(seed));
        var sums = new ScenarioSums(20);
        lines.forEach(sums::add);
        assertThat(sums.told()).hasSize(20).isSortedAccordingTo(ScenarioLine.BY_CHANGE);
        long least = Math.abs(sums.told().getLast().differenceCents());
        assertThat(lines.stream().filter(ScenarioLine::isChanged).filter(line -> Math.abs(line.differenceCents()) > least)).isSubsetOf(sums.told());
        assertThat(sums.told()).isSortedAccordingTo(Comparator.comparingLong((ScenarioLine line) -> -Math.abs(line.differenceCents())));
    }

    /** Three of four parts with differences 1, 2 and 6: mean 3, variance 7, so 1.96 · 4 · √(7 · ¼ / 3) = 5.99. */
    @Test
    void theErrorComesFromTheSpreadBetweenParts() {
        ScenarioRun run = run(null, 4);
        for (long difference : new long[] {100, 200, 600}) {
            run.add(List.of(new ScenarioLine(1, 1, 1, 1, 1_000, 0, 1, 1, 1_000 + difference, 0, Reason.QUANTITY)), 1);
        }
        assertThat(run.uncertainty()).isEqualByComparingTo("5.99");
        assertThat(run.scaled(run.sums().after()).value()).as("39 for three parts are 52 for four").isEqualByComparingTo("52");
    }
}
