package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.ProposalAdding.Wish;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** Lines that the plan did not propose: five SKUs with plenty of stock. */
class ProposalAddingIT {

    private static final Actor BUYER = new Actor("bo", Role.BUYER, Set.of());

    private final Company company = new Company(5);
    private final AtomicInteger loads = new AtomicInteger();

    ProposalAddingIT() {
        for (int sku = 1; sku <= 5; sku++) {
            company.line(sku, 1, 5_000, 10);
        }
        company.plan();
    }

    private static List<Wish> wishes(int... skus) {
        return Arrays.stream(skus).mapToObj(sku -> new Wish(sku, null, 0, 10 * sku)).toList();
    }

    @Test
    void allAreComputedFromOneRead() {
        BUYER.run(() -> company.adding(company.facts(loads::incrementAndGet)).add(1, 1, wishes(1, 2, 3, 4, 5)));
        assertThat(loads).hasValue(1);
        assertThat(company.rows()).extracting(ProposalRow::skuId, ProposalRow::units, ProposalRow::editedBy, ProposalRow::firmedBy).containsExactlyInAnyOrder(
                IntStream.rangeClosed(1, 5).mapToObj(sku -> tuple(sku, 10 * sku, "bo", "bo")).toArray(Tuple[]::new));
        assertThat(company.count("proposal_event e join proposal p on p.id = e.proposal_id and p.units = e.units where e.action = 'proposed' and e.actor = 'bo'")).isEqualTo(5);
    }

    @Test
    void aPlanThatCameMeanwhileIsLookedAtFirst() {
        ProposalAdding adding = company.adding(company.facts(company::plan));
        assertThatThrownBy(() -> BUYER.run(() -> adding.add(1, 1, wishes(1)))).isInstanceOf(Conflict.class).hasMessageContaining("newer plan");
        assertThat(company.count("proposal")).isZero();
    }

    /** Others go on deciding while the arithmetic of a line to add is done, and may add the same. */
    @Test
    void theSameLineIsAddedOnce() {
        ProposalAdding adding = company.adding(company.facts(() -> BUYER.run(() -> company.adding().add(1, 1, wishes(2)))));
        assertThatThrownBy(() -> BUYER.run(() -> adding.add(1, 1, wishes(1, 2)))).isInstanceOf(Conflict.class).hasMessageContaining("appeared");
        assertThatThrownBy(() -> BUYER.run(() -> company.adding().add(1, 1, wishes(3, 3)))).isInstanceOf(Conflict.class).hasMessageContaining("appeared");
        assertThat(company.rows()).extracting(ProposalRow::skuId).containsExactly(2);
    }

    @Test
    void oneThatIsNotKnownStopsAll() {
        assertThatThrownBy(() -> BUYER.run(() -> company.adding().add(1, 1, wishes(1, 77)))).isInstanceOf(NotFound.class).hasMessageContaining("77");
        assertThat(company.count("proposal")).isZero();
    }
}
