package org.quartermaster.replenishment.policy.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.quartermaster.replenishment.policy.network.OneWarehouse.Retailer;
import org.quartermaster.replenishment.policy.network.OneWarehouse.Warehouse;
import org.quartermaster.replenishment.policy.network.ServiceTree.Stage;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor.Costs;

/** Several places that supply each other. */
class NetworkTest {

    /** Exact evaluation by Graves (1985), confirmed by an event simulation (5.4698 ± 0.005). */
    @Example
    void oneWarehouseAndTwoRetailers() {
        var answer = OneWarehouse.best(new Warehouse(2, 0.5), Collections.nCopies(2, new Retailer(1, 1, new Costs(1, 9))));
        assertThat(answer.warehouseLevel()).isEqualTo(5);
        assertThat(answer.retailerLevels()).containsExactly(3, 3);
        assertThat(answer.cost()).isCloseTo(5.46661, within(5e-6));
    }

    @Property(tries = 25)
    void noOtherLevelsAreCheaper(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var warehouse = new Warehouse(random.nextDouble(0.2, 4), random.nextDouble(0.1, 1.5));
        var retailers = List.of(retailer(random), retailer(random));
        var best = OneWarehouse.best(warehouse, retailers);
        assertThat(OneWarehouse.cost(warehouse, retailers, best.warehouseLevel(), best.retailerLevels())).isCloseTo(best.cost(), within(1e-9));
        for (int level = 0; level < best.warehouseLevel() + 12; level++) {
            for (int first = 0; first < 14; first++) {
                for (int second = 0; second < 14; second++) {
                    assertThat(OneWarehouse.cost(warehouse, retailers, level, List.of(first, second))).isGreaterThanOrEqualTo(best.cost() - 1e-9);
                }
            }
        }
    }

    private static Retailer retailer(SplittableRandom random) {
        return new Retailer(random.nextDouble(0.2, 2.5), random.nextDouble(0.1, 2), new Costs(random.nextDouble(0.5, 2), random.nextDouble(2, 30)));
    }

    /** Snyder and Shen (2019), example 6.5: 2√2 + √6 + 3 with quoted times 0, 0, 0, 1. */
    @Example
    void serviceTimesOfExample65() {
        var answer = ServiceTree.best(List.of(
                new Stage(2, 1, 1, Stage.NO_LIMIT, 0, 1, List.of()),
                new Stage(1, 3, 0, 0, 1, 1, List.of(2)),
                new Stage(1, 2, 0, Stage.NO_LIMIT, 0, 1, List.of(0)),
                new Stage(1, 3, 0, 1, 1, 1, List.of(2))));
        assertThat(answer.cost()).isCloseTo(2 * Math.sqrt(2) + Math.sqrt(6) + 3, within(1e-12));
        assertThat(answer.quoted()).containsExactly(0, 0, 0, 1);
    }

    @Property(tries = 80)
    void noOtherServiceTimesAreCheaper(@ForAll long seed) {
        List<Stage> stages = tree(new SplittableRandom(seed));
        var best = ServiceTree.best(stages);
        int[] quoted = new int[stages.size()];
        double least = Double.POSITIVE_INFINITY;
        for (int code = 0; code < Math.pow(8, stages.size()); code++) {
            for (int i = 0, rest = code; i < quoted.length; i++, rest /= 8) {
                quoted[i] = rest % 8;
            }
            least = Math.min(least, cost(stages, quoted));
        }
        assertThat(best.cost()).isCloseTo(least, within(1e-9));
        assertThat(cost(stages, best.quoted().stream().mapToInt(Integer::intValue).toArray())).isCloseTo(best.cost(), within(1e-9));
    }

    /** Four stages hung together at random, times of 0…2, so that no quoted time above 7 can matter. */
    private static List<Stage> tree(SplittableRandom random) {
        var suppliers = new ArrayList<List<Integer>>();
        for (int i = 0; i < 4; i++) {
            suppliers.add(new ArrayList<>());
        }
        for (int i = 1; i < 4; i++) {
            int other = random.nextInt(i);
            if (random.nextBoolean()) {
                suppliers.get(i).add(other);
            } else {
                suppliers.get(other).add(i);
            }
        }
        var stages = new ArrayList<Stage>();
        for (int i = 0; i < 4; i++) {
            int stage = i;
            boolean isLast = suppliers.stream().noneMatch(list -> list.contains(stage));
            stages.add(new Stage(random.nextInt(3), random.nextDouble(0.5, 5), suppliers.get(i).isEmpty() && random.nextBoolean() ? 1 : 0,
                    isLast ? random.nextInt(3) : Stage.NO_LIMIT, isLast ? random.nextDouble(1, 4) : 0, 1.6, suppliers.get(i)));
        }
        return stages;
    }

    /** The cost by its definition, each stage waiting as short as its inputs allow; infinite when a promise is broken. */
    private static double cost(List<Stage> stages, int[] quoted) {
        double sum = 0;
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            int wait = Math.max(stage.externalWait(), stage.suppliers().stream().mapToInt(supplier -> quoted[supplier]).max().orElse(0));
            if (quoted[i] > stage.quotedAtMost() || wait + stage.processingTime() < quoted[i]) {
                return Double.POSITIVE_INFINITY;
            }
            sum += stage.holdingCost() * stage.safetyFactor() * Math.sqrt(variance(stages, i)) * Math.sqrt(wait + stage.processingTime() - quoted[i]);
        }
        return sum;
    }

    private static double variance(List<Stage> stages, int stage) {
        double variance = stages.get(stage).demandDeviation() * stages.get(stage).demandDeviation();
        for (int i = 0; i < stages.size(); i++) {
            variance += stages.get(i).suppliers().contains(stage) ? variance(stages, i) : 0;
        }
        return variance;
    }

    @Example
    void refusesStagesThatAreNotATree() {
        var loose = new Stage(1, 1, 0, 0, 1, 1, List.of());
        assertThatThrownBy(() -> ServiceTree.best(List.of(loose, loose))).isInstanceOf(IllegalArgumentException.class);
        var circle = List.of(new Stage(1, 1, 0, 0, 1, 1, List.of(1)), new Stage(1, 1, 0, 0, 1, 1, List.of(0)), loose);
        assertThatThrownBy(() -> ServiceTree.best(circle)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("circle");
    }
}
