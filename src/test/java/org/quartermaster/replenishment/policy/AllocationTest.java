package org.quartermaster.replenishment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.Allocation.Claim;

class AllocationTest {

    private static Claim claim(int id, double mean, double deviation, int wants, int pack, long margin) {
        return new Claim(id, wants, pack, new DemandDistribution(mean, deviation * deviation), 0, margin);
    }

    /** 1,000 wanted on average, 900 there: each a third of its own standard deviation short, 500 − 100/3 and 500 − 200/3. */
    @Test
    void equalMarginsAreEquallyLikelyToRunOut() {
        Map<Integer, Integer> shares = Allocation.share(900, List.of(claim(1, 500, 100, 2_000, 1, 5), claim(2, 500, 200, 2_000, 1, 5)));
        assertThat((double) shares.get(1)).isCloseTo(466.7, within(4.0));
        assertThat((double) shares.get(2)).isCloseTo(433.3, within(4.0));
        assertThat(shares.get(1) + shares.get(2)).isEqualTo(900);
    }

    @Test
    void greaterMarginIsServedFirst() {
        Map<Integer, Integer> shares = Allocation.share(100, List.of(claim(1, 100, 1, 100, 10, 1_000), claim(2, 100, 1, 100, 10, 5_000)));
        assertThat(shares).containsEntry(2, 100).containsEntry(1, 0);
    }

    @Test
    void everybodyGetsWhatHeWantsWhenThereIsEnough() {
        assertThat(Allocation.share(500, List.of(claim(1, 10, 3, 24, 12, 0), claim(2, 50, 9, 120, 12, 9)))).containsEntry(1, 24).containsEntry(2, 120);
    }

    @Property(tries = 500)
    void neverMoreThanThereIsNorThanWantedAndInPacks(@ForAll("claims") List<Claim> claims, @ForAll @IntRange(max = 400) int available) {
        Map<Integer, Integer> shares = Allocation.share(available, claims);
        assertThat(shares.values().stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(available);
        for (Claim claim : claims) {
            assertThat(shares.get(claim.id())).isBetween(0, claim.wants()).matches(units -> units % claim.pack() == 0);
        }
    }

    /** With single units the greedy is optimal: no unit would be worth more elsewhere. */
    @Property(tries = 300)
    void noUnitWouldBeWorthMoreElsewhere(@ForAll("singles") List<Claim> claims, @ForAll @IntRange(max = 150) int available) {
        Map<Integer, Integer> shares = Allocation.share(available, claims);
        for (Claim gives : claims) {
            for (Claim takes : claims) {
                if (shares.get(gives.id()) > 0 && shares.get(takes.id()) < takes.wants()) {
                    assertThat(worth(takes, shares.get(takes.id()))).isLessThanOrEqualTo(worth(gives, shares.get(gives.id()) - 1) + 1e-6);
                }
            }
        }
    }

    private static double worth(Claim claim, int given) {
        return claim.marginMicros() * (claim.demand().loss(claim.has() + (double) given) - claim.demand().loss(claim.has() + given + 1.0));
    }

    @Provide
    Arbitrary<List<Claim>> claims() {
        return list(Arbitraries.integers().between(1, 24));
    }

    @Provide
    Arbitrary<List<Claim>> singles() {
        return list(Arbitraries.just(1));
    }

    private static Arbitrary<List<Claim>> list(Arbitrary<Integer> packs) {
        return Combinators.combine(Arbitraries.integers().between(0, 120), packs, Arbitraries.doubles().between(0, 60), Arbitraries.doubles().between(0.2, 5),
                        Arbitraries.integers().between(-20, 60), Arbitraries.longs().between(1, 9_000_000)).as((wants, pack, mean, spread, has, margin) ->
                        new Claim(0, wants, pack, new DemandDistribution(mean, mean * spread), has, margin)).list().ofMinSize(1).ofMaxSize(5)
                .map(all -> java.util.stream.IntStream.range(0, all.size()).mapToObj(i -> new Claim(i + 1, all.get(i).wants(), all.get(i).pack(), all.get(i).demand(),
                        all.get(i).has(), all.get(i).marginMicros())).toList());
    }
}
