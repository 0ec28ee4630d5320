package org.quartermaster.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.SkuId;

class BundlesTest {

    private static final SkuId MUG = new SkuId(1);
    private static final SkuId TEA = new SkuId(2);
    private static final List<BundlePart> PARTS = List.of(new BundlePart(MUG, 1), new BundlePart(TEA, 2));

    /** A mug of 10 and two teas of 5 sell for 16 together: 0.8 of each list price. */
    @Test
    void sharesThePriceAsListPricesStand() {
        var prices = Bundles.prices(new BigDecimal("16"), PARTS, part -> part.equals(MUG) ? 10 : 5);
        assertThat(prices).containsEntry(MUG, new BigDecimal("8.0000")).containsEntry(TEA, new BigDecimal("4.0000"));
    }

    /** 15 over three pieces. */
    @Test
    void sharesEquallyWhereNoListPriceIsKnown() {
        assertThat(Bundles.prices(new BigDecimal("15"), PARTS, _ -> Double.NaN).values()).allMatch(price -> price.compareTo(new BigDecimal("5")) == 0);
    }

    @Property
    void theSharesAddUpToThePrice(@ForAll @IntRange(max = 1_000_000) int cents, @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 9) Integer> units, @ForAll @IntRange(max = 500) int listPrice) {
        List<BundlePart> parts = IntStream.range(0, units.size()).mapToObj(i -> new BundlePart(new SkuId(i + 1), units.get(i))).toList();
        BigDecimal price = BigDecimal.valueOf(cents, 2);
        Map<SkuId, BigDecimal> prices = Bundles.prices(price, parts, part -> (double) listPrice * part.value());
        BigDecimal sum = parts.stream().map(part -> prices.get(part.component()).multiply(BigDecimal.valueOf(part.units()))).reduce(BigDecimal.ZERO, BigDecimal::add);
        int pieces = units.stream().mapToInt(Integer::intValue).sum();
        assertThat(sum.subtract(price).abs()).isLessThanOrEqualTo(new BigDecimal("0.00005").multiply(BigDecimal.valueOf(pieces)));
    }

    @Test
    void refusesWhatIsNoLink() {
        assertThatThrownBy(() -> new SkuLinks("", BigDecimal.ONE, null, Map.of())).hasMessageContaining("need a predecessor");
        assertThatThrownBy(() -> new SkuLinks("A", null, null, Map.of())).hasMessageContaining("share (null)");
        assertThatThrownBy(() -> new SkuLinks("A", new BigDecimal("2.1"), null, Map.of())).hasMessageContaining("2.1");
        assertThatThrownBy(() -> new SkuLinks("", null, null, Map.of("B", 0))).hasMessageContaining("part B (0)");
        assertThatThrownBy(() -> new SkuLinks("", null, null, new TreeMap<>(IntStream.range(0, 51).boxed().collect(java.util.stream.Collectors.toMap(i -> "P" + i, _ -> 1)))))
                .hasMessageContaining("50 parts");
    }
}
