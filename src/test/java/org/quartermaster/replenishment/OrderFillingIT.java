package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.Filling.Goal;
import org.quartermaster.replenishment.ProposalAdding.Wish;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.TableQuery;

/** SKU 1 is short, SKU 2 lasts a few weeks, SKU 3 for years. Supplier 1 sells all of them at 4.00 in packs of ten. */
class OrderFillingIT {

    private static final Actor BUYER = new Actor("ann", Role.BUYER, Set.of());

    private final Company company = new Company(3);
    private final OrderFilling filling = new OrderFilling(company.jdbi, company.rules, company.limits);
    private final ProposalAdding adding = new ProposalAdding(company.jdbi, company.facts(), company.rules, company.decisions, company.proposals, company.clock, company.audited);

    OrderFillingIT() {
        company.line(1, 1, 20, 10);
        company.line(2, 1, 600, 10);
        company.line(3, 1, 90_000, 10);
        company.plan();
        company.jdbi.useHandle(handle -> handle.execute("update supplier set minimum_order_value = 1500"));
    }

    private static <T> T as(Actor actor, Callable<T> work) {
        try {
            return actor.call(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Filling fill(Goal goal) {
        return as(BUYER, () -> filling.fill(1, 1, goal));
    }

    private BigDecimal ordered() {
        return as(BUYER, () -> company.proposals.groups(TableQuery.ALL)).getFirst().value();
    }

    @Test
    void whatIsTakenReachesTheMinimum() {
        assertThat(ordered()).isLessThan(new BigDecimal("1500"));
        Filling found = fill(Goal.MINIMUM);
        assertThat(found.isReached()).isTrue();
        assertThat(found.missing()).isEqualTo(1_500 - ordered().doubleValue());
        assertThat(found.lines()).noneMatch(line -> line.skuId() == 3);
        assertThat(found.worth()).isEqualTo(found.lines().stream().map(Filling.Line::worth).reduce(BigDecimal.ZERO, BigDecimal::add));
        take(found);
        assertThat(ordered()).isGreaterThanOrEqualTo(new BigDecimal("1500"));
        assertThat(fill(Goal.MINIMUM).missing()).isZero();
        assertThat(fill(Goal.MINIMUM).lines()).isEmpty();
    }

    private void take(Filling found) {
        as(BUYER, () -> {
            adding.add(1, 1, found.lines().stream().map(line -> new Wish(line.skuId(), line.proposalKey(), line.version(), line.add())).toList());
            return null;
        });
    }

    /** A line that the plan did not propose gets a why like any other, and stays although the next plan sees no need for it. */
    @Test
    void aLineOfItsOwnIsExplainedAndStays() {
        as(BUYER, () -> {
            adding.add(1, 1, List.of(new Wish(3, null, 0, 40)));
            return null;
        });
        company.plan();
        ProposalRow row = as(BUYER, () -> company.proposals.page(TableQuery.ALL, 0, 9)).stream().filter(one -> one.skuId() == 3).findFirst().orElseThrow();
        assertThat(row.units()).isEqualTo(40);
        assertThat(row.editedBy()).isEqualTo("ann");
        assertThat(row.value()).isEqualByComparingTo("160");
        var why = as(BUYER, () -> company.proposals.detail(row.key())).why();
        assertThat(why.arithmetic().terms().stream().mapToInt(term -> term.units()).sum()).isEqualTo(why.suggestion());
    }

    @Test
    void findsPriceBreaksThatPay() {
        company.jdbi.useHandle(handle -> handle.execute("insert into price_break (term_id, from_units, unit_cost) values (1, 300, 3.6)"));
        Filling found = fill(Goal.BREAK);
        assertThat(found.lines()).singleElement().satisfies(line -> {
            assertThat(line.skuId()).isEqualTo(1);
            assertThat(line.units() + line.add()).isEqualTo(300);
            assertThat(line.worth()).isEqualByComparingTo(line.saves().subtract(line.holding()));
        });
    }

    @Test
    void outOfScopeIsNotThere() {
        var elsewhere = new Actor("eve", Role.BUYER, Set.of(new WarehouseId(2)));
        assertThatThrownBy(() -> as(elsewhere, () -> filling.fill(1, 1, Goal.TRUCK))).isInstanceOf(NotFound.class);
    }
}
