package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.Why;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.stock.PlannedMove;

class ReplenishmentIT {

    private static final Actor BUYER = new Actor("bo", Role.BUYER, Set.of());
    private static final Actor MANAGER = new Actor("mo", Role.MANAGER, Set.of());

    private static <T> T as(Actor actor, Callable<T> action) {
        try {
            return actor.call(action);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ProposalRow> rows(Company company) {
        return as(Actor.NIGHT_RUN, () -> company.proposals.page(TableQuery.ALL, 0, 100));
    }

    private static ProposalRow only(Company company) {
        return rows(company).stream().filter(row -> row.state().equals("proposed")).findFirst().orElseThrow();
    }

    /** One line: 10 a day, 20 in stock, lead time 10 days. */
    private static Company short20() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.plan();
        return company;
    }

    @Test
    void proposesWhatIsMissingAndExplainsItToTheUnit() {
        var company = new Company(3);
        company.line(1, 1, 20, 10);
        company.line(2, 1, 5_000, 10);
        company.line(3, 1, 0, 0);
        company.plan();
        assertThat(rows(company)).hasSize(1);
        ProposalRow row = rows(company).getFirst();
        assertThat(row.sku()).isEqualTo("S001");
        assertThat(row.urgency()).isEqualTo("act");
        assertThat(row.units()).isPositive().matches(units -> units % 10 == 0);
        assertThat(row.coverDays()).isEqualTo(2);
        assertThat(row.outOn()).isEqualTo(Company.DAY.plusDays(2));
        assertThat(row.value()).isEqualByComparingTo(new BigDecimal(row.units() * 4));
        Proposals.Detail detail = as(BUYER, () -> company.proposals.detail(row.key()));
        assertThat(detail.why().arithmetic().suggestion()).isEqualTo(row.suggestedUnits());
        assertThat(detail.why().terms().stream().mapToInt(Why.Term::units).sum()).isEqualTo(row.units());
        assertThat(detail.history()).extracting(Proposals.Event::action).containsExactly("proposed");
        // without an order nothing is left on day 20; with it there is stock after its arrival on day 10
        assertThat(detail.without().p50()[20]).isZero();
        assertThat(detail.with().p50()[12]).isPositive();
        assertThat(company.published.fired()).hasSize(1);
    }

    @Test
    void everyScreenShowsTheSameNumbers() {
        var company = short20();
        ProposalRow row = only(company);
        StockLines.Projected projected = as(BUYER, () -> company.stock.projected(new SkuId(1), new WarehouseId(1)));
        StockLine line = as(BUYER, () -> company.stock.page(TableQuery.ALL, 0, 10)).getFirst();
        assertThat(projected.line()).isEqualTo(line);
        assertThat(line.coverDays()).isEqualTo(row.coverDays());
        assertThat(line.outOn()).isEqualTo(row.outOn());
        assertThat(projected.with().p50()).isEqualTo(as(BUYER, () -> company.proposals.detail(row.key())).without().p50());
        assertThat(line.state()).isEqualTo("act");
        assertThat(as(BUYER, () -> company.stock.atRisk(BigDecimal.ONE, 10))).containsExactly(line);
    }

    @Test
    void secondRunCreatesNothingTwice() {
        var company = short20();
        String key = only(company).key();
        company.plan();
        company.plan();
        assertThat(rows(company)).extracting(ProposalRow::key).containsExactly(key);
        assertThat(rows(company).getFirst().previousUnits()).isEqualTo(rows(company).getFirst().suggestedUnits());
        assertThat(company.count("inventory_line")).isEqualTo(1);
        assertThat(company.count("proposal_draft")).isZero();
        assertThat(company.count("replenishment_plan where state = 'current'")).isEqualTo(1);
    }

    @Test
    void approvingPlacesOneOrderAndTheNextRunCountsIt() {
        var company = short20();
        ProposalRow row = only(company);
        List<Approval> first = as(BUYER, () -> company.decisions.approve(List.of(row.key())));
        List<Approval> second = as(BUYER, () -> company.decisions.approve(List.of(row.key())));
        assertThat(first.getFirst().isNew()).isTrue();
        assertThat(second.getFirst().isNew()).isFalse();
        assertThat(second.getFirst().orderCode()).isEqualTo(first.getFirst().orderCode()).isNotEmpty();
        assertThat(company.count("purchase_order_line")).isEqualTo(1);
        StockLine line = as(BUYER, () -> company.stock.page(TableQuery.ALL, 0, 10)).getFirst();
        assertThat(line.inbound()).isEqualTo(row.units());
        assertThat(line.inventoryPosition()).isEqualTo(20 + row.units());
        company.plan();
        assertThat(company.count("proposal where state = 'proposed'")).isZero();
        assertThat(as(BUYER, () -> company.stock.page(TableQuery.ALL, 0, 10)).getFirst().inbound()).isEqualTo(row.units());
        assertThat(company.approved.fired()).hasSize(1);
    }

    @Test
    void fiftyApprovalsAtOnceOrderOnce() throws Exception {
        var company = short20();
        String key = only(company).key();
        var answers = new ArrayList<Future<List<Approval>>>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> BUYER.call(() -> company.decisions.approve(List.of(key)))));
            }
        }
        int isNew = 0;
        for (Future<List<Approval>> answer : answers) {
            isNew += answer.get().getFirst().isNew() ? 1 : 0;
        }
        assertThat(isNew).isEqualTo(1);
        assertThat(company.count("purchase_order")).isEqualTo(1);
        assertThat(company.count("purchase_order_line")).isEqualTo(1);
    }

    @Test
    void whatBreaksBetweenApprovalAndOrderLeavesNothingAndCanBeRepeated() {
        var company = short20();
        String key = only(company).key();
        ProposalDecisions broken = company.decisions(Company.powerCut());
        assertThatThrownBy(() -> as(BUYER, () -> broken.approve(List.of(key)))).hasMessage("power cut");
        assertThat(company.count("purchase_order")).isZero();
        assertThat(only(company).state()).isEqualTo("proposed");
        as(BUYER, () -> company.decisions.approve(List.of(key)));
        assertThat(company.count("purchase_order_line")).isEqualTo(1);
    }

    @Test
    void editedQuantityStaysAndIsOrdered() {
        var company = short20();
        ProposalRow row = only(company);
        as(BUYER, () -> {
            company.decisions.edit(row.key(), 500, row.version());
            return null;
        });
        assertThatThrownBy(() -> as(BUYER, () -> {
            company.decisions.edit(row.key(), 600, row.version());
            return null;
        })).isInstanceOf(Conflict.class);
        company.plan();
        ProposalRow after = only(company);
        assertThat(after.units()).isEqualTo(500);
        assertThat(after.editedBy()).isEqualTo("bo");
        assertThat(after.suggestedUnits()).isLessThan(500);
        assertThat(after.value()).isEqualByComparingTo("2000");
        as(BUYER, () -> company.decisions.approve(List.of(row.key())));
        assertThat(company.count("purchase_order_line where units = 500")).isEqualTo(1);
    }

    @Test
    void anEditToNothingAndBackLosesNothing() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.jdbi.useHandle(handle -> handle.execute("update sku set volume_litres = 2, weight_kg = 3"));
        company.plan();
        ProposalRow row = only(company);
        as(BUYER, () -> {
            company.decisions.edit(row.key(), 0, row.version());
            company.decisions.edit(row.key(), row.units(), row.version() + 1);
            return null;
        });
        ProposalRow after = only(company);
        assertThat(after.value()).isEqualByComparingTo(row.value());
        assertThat(after.saves().doubleValue()).isPositive().isCloseTo(row.saves().doubleValue(), org.assertj.core.api.Assertions.within(0.02));
        assertThat(after.volumeLitres()).isEqualTo(2.0 * row.units());
        assertThat(after.weightKg()).isEqualTo(3.0 * row.units());
    }

    @Test
    void anEditedLineKeepsItsPlaceUntilTheNextPlan() {
        var company = new Company(3);
        for (int sku = 1; sku <= 3; sku++) {
            company.line(sku, 1, 20, 10 * sku);
        }
        company.plan();
        List<ProposalRow> before = rows(company);
        ProposalRow first = before.getFirst();
        as(BUYER, () -> {
            company.decisions.edit(first.key(), first.units() * 9, first.version());
            return null;
        });
        List<ProposalRow> after = rows(company);
        assertThat(after).extracting(ProposalRow::key).containsExactlyElementsOf(before.stream().map(ProposalRow::key).toList());
        // nine times the money for no more saving: its return falls to a ninth, its place stays
        assertThat(after.getFirst().returnRate()).isLessThan(after.getLast().returnRate());
        company.plan();
        assertThat(rows(company).getLast().key()).isEqualTo(first.key());
    }

    @Test
    void aFirmedLineStaysAsItStandsUntilItIsLoosened() {
        var company = short20();
        ProposalRow row = only(company);
        as(BUYER, () -> {
            company.decisions.firm(List.of(row.key()), true);
            return null;
        });
        company.demand(1, 1, 20);
        company.plan();
        assertThat(only(company).units()).isEqualTo(row.units());
        assertThat(only(company).firmedBy()).isEqualTo("bo");
        as(BUYER, () -> {
            company.decisions.firm(List.of(row.key()), false);
            return null;
        });
        company.plan();
        assertThat(only(company).units()).isGreaterThan(row.units());
    }

    @Test
    void linesReadAnewKeepTheirPlaceInTheBudget() {
        var company = new Company(3);
        for (int sku = 1; sku <= 3; sku++) {
            company.line(sku, 1, 20, 10 * sku);
        }
        company.plan();
        List<ProposalRow> before = rows(company);
        List<String> last = before.subList(1, 3).stream().map(ProposalRow::key).toList();
        List<ProposalRow> after = as(BUYER, () -> {
            company.decisions.firm(last, true);
            return company.proposals.among(TableQuery.ALL, last);
        });
        assertThat(after).extracting(ProposalRow::key).containsExactlyInAnyOrderElementsOf(last);
        assertThat(after).allMatch(ProposalRow::isFirmed);
        assertThat(after).extracting(ProposalRow::cumulativeValue).containsExactlyInAnyOrder(before.get(1).cumulativeValue(), before.get(2).cumulativeValue());
        TableQuery loose = TableQuery.ALL.and(new Filter.Contains("sku", before.getFirst().sku()));
        assertThat(as(BUYER, () -> company.proposals.among(loose, last))).as("the list does not want them").isEmpty();
    }

    @Test
    void aFirmedLineDoesNotLapseWhenTheNeedFalls() {
        var company = short20();
        ProposalRow row = only(company);
        as(BUYER, () -> {
            company.decisions.firm(List.of(row.key()), true);
            return null;
        });
        company.stock(1, 1, 100_000);
        company.plan();
        assertThat(only(company).key()).isEqualTo(row.key());
        assertThat(only(company).units()).isEqualTo(row.units());
        as(BUYER, () -> {
            company.decisions.firm(List.of(row.key()), false);
            return null;
        });
        company.plan();
        assertThat(company.count("proposal where state = 'proposed'")).isZero();
    }

    @Test
    void anEditedTransferKeepsItsUnits() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.line(1, 2, 3_000, 1);
        company.plan();
        ProposalRow transfer = rows(company).stream().filter(row -> row.kind().equals("transfer")).findFirst().orElseThrow();
        as(BUYER, () -> {
            company.decisions.edit(transfer.key(), transfer.units() - 7, transfer.version());
            return null;
        });
        company.plan();
        ProposalRow after = rows(company).stream().filter(row -> row.kind().equals("transfer") && row.state().equals("proposed")).findFirst().orElseThrow();
        assertThat(after.key()).isEqualTo(transfer.key());
        assertThat(after.units()).isEqualTo(transfer.units() - 7);
        assertThat(after.suggestedUnits()).isEqualTo(transfer.suggestedUnits());
    }

    @Test
    void limitsAreKeptPerRoleAndOnlyAHigherRoleSetsThem() {
        var company = new Company(1);
        assertThat(as(BUYER, () -> company.limits.limits()).approvalLimit(Role.BUYER)).contains(PurchasingLimits.BUYER_AT_FIRST);
        assertThat(as(BUYER, () -> company.limits.limits()).mayApprove(Role.MANAGER, new BigDecimal("1e9"))).isTrue();
        as(MANAGER, () -> {
            company.limits.setApprovalLimit(Role.BUYER, Optional.empty());
            company.limits.setBudget(Optional.of(new BigDecimal("1234.50")));
            company.limits.setTruck(new PurchasingLimits.Truck(30_000, 12_000));
            return null;
        });
        assertThatThrownBy(() -> as(MANAGER, () -> {
            company.limits.setApprovalLimit(Role.MANAGER, Optional.empty());
            return null;
        })).isInstanceOf(NotAllowed.class);
        as(Actor.NIGHT_RUN, () -> {
            company.limits.setApprovalLimit(Role.MANAGER, Optional.of(new BigDecimal("500")));
            assertThatThrownBy(() -> company.limits.setApprovalLimit(Role.ADMIN, Optional.of(BigDecimal.ONE))).isInstanceOf(NotAllowed.class);
            return null;
        });
        PurchasingLimits limits = as(BUYER, () -> company.limits.limits());
        assertThat(limits.mayApprove(Role.BUYER, new BigDecimal("1e9"))).isTrue();
        assertThat(limits.mayApprove(Role.MANAGER, new BigDecimal("500.01"))).isFalse();
        assertThat(limits.budget()).contains(new BigDecimal("1234.50"));
        // 15,000 l are half a truck, 9,000 kg three quarters: weight fills first
        assertThat(limits.truck().filledBy(15_000, 9_000)).isEqualTo(0.75);
        assertThat(company.audited.fired()).hasSize(5);
    }

    @Test
    void snoozedSleepsUntilTheRiskWorsens() {
        var company = new Company(1);
        company.line(1, 1, 100, 10);
        company.plan();
        String key = only(company).key();
        as(BUYER, () -> {
            company.decisions.snooze(List.of(key), "new supplier soon", Company.DAY.plusDays(30));
            return null;
        });
        company.plan();
        assertThat(rows(company).getFirst().state()).isEqualTo("snoozed");
        company.stock(1, 1, 0);
        company.plan();
        assertThat(rows(company).getFirst().state()).isEqualTo("proposed");
        assertThat(as(BUYER, () -> company.proposals.detail(key)).history()).extracting(Proposals.Event::action).contains("snoozed", "woken");
    }

    @Test
    void rejectedIsNotProposedAgainOnTheSameDayAndCannotBeApproved() {
        var company = short20();
        String key = only(company).key();
        as(BUYER, () -> {
            company.decisions.reject(List.of(key), "discontinued");
            return null;
        });
        company.plan();
        assertThat(company.count("proposal where state = 'proposed'")).isZero();
        assertThatThrownBy(() -> as(BUYER, () -> company.decisions.approve(List.of(key)))).isInstanceOf(Conflict.class);
    }

    @Test
    void aboveTheLimitOnlyAManagerApproves() {
        var company = short20();
        String key = only(company).key();
        as(MANAGER, () -> {
            company.limits.setApprovalLimit(Role.BUYER, Optional.of(new BigDecimal("10")));
            return null;
        });
        assertThatThrownBy(() -> as(BUYER, () -> company.decisions.approve(List.of(key)))).isInstanceOf(NotAllowed.class);
        assertThat(as(MANAGER, () -> company.decisions.approve(List.of(key))).getFirst().isNew()).isTrue();
    }

    @Test
    void approvingOneByOneDoesNotPassTheLimit() {
        var company = new Company(2);
        company.line(1, 1, 20, 10);
        company.line(2, 1, 20, 10);
        company.plan();
        List<ProposalRow> both = rows(company);
        BigDecimal one = both.getFirst().value().max(both.getLast().value());
        as(MANAGER, () -> {
            company.limits.setApprovalLimit(Role.BUYER, Optional.of(one));
            return null;
        });
        as(BUYER, () -> company.decisions.approve(List.of(both.getFirst().key())));
        assertThatThrownBy(() -> as(BUYER, () -> company.decisions.approve(List.of(both.getLast().key())))).isInstanceOf(NotAllowed.class);
        var other = new Actor("bea", Role.BUYER, Set.of());
        assertThat(as(other, () -> company.decisions.approve(List.of(both.getLast().key()))).getFirst().isNew()).isTrue();
    }

    @Test
    void outOfScopeIsNotThere() {
        var company = short20();
        String key = only(company).key();
        var elsewhere = new Actor("eve", Role.BUYER, Set.of(new WarehouseId(2)));
        assertThat(as(elsewhere, () -> company.proposals.count(TableQuery.ALL))).isZero();
        assertThatThrownBy(() -> as(elsewhere, () -> company.decisions.approve(List.of(key)))).isInstanceOf(NotFound.class);
    }

    @Test
    void movesExcessBeforeBuying() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.line(1, 2, 3_000, 1);
        company.plan();
        ProposalRow transfer = rows(company).stream().filter(row -> row.kind().equals("transfer")).findFirst().orElseThrow();
        assertThat(transfer.warehouse()).isEqualTo("W1");
        assertThat(transfer.supplier()).isEqualTo("W2");
        assertThat(rows(company)).noneMatch(row -> row.kind().equals("order") && row.urgency().equals("act"));
        var approved = as(BUYER, () -> company.decisions.approve(List.of(transfer.key()))).getFirst();
        assertThat(approved.orderCode()).startsWith("TR-");
        assertThat(as(BUYER, () -> company.decisions.approve(List.of(transfer.key())))).singleElement()
                .satisfies(again -> assertThat(again.orderCode()).isEqualTo(approved.orderCode())).matches(again -> !again.isNew());
        assertThat(as(BUYER, () -> company.transfers.planned(SkuRange.ALL))).containsExactlyInAnyOrder(
                new PlannedMove(1, 1, transfer.units(), 0), new PlannedMove(1, 2, 0, transfer.units()));
        company.plan();
        assertThat(company.count("proposal where kind = 'transfer' and state = 'proposed'")).isZero();
        assertThat(company.count("purchase_order")).isZero();
    }

    @Test
    void anOrderAndATransferOfOnePlaceAreBookedTogether() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.line(1, 2, 20, 10);
        company.plan();
        List<ProposalRow> both = rows(company);
        assertThat(both).hasSize(2);
        company.jdbi.useHandle(handle -> {
            handle.execute("update proposal set warehouse_id = 1");
            handle.execute("update proposal set kind = 'transfer', supplier_id = null, from_warehouse_id = 2, units = 5 where proposal_key = ?", both.get(1).key());
        });
        as(BUYER, () -> company.decisions.approve(both.stream().map(ProposalRow::key).toList()));
        StockLine line = as(BUYER, () -> company.stock.page(TableQuery.ALL, 0, 10)).stream().filter(one -> one.warehouseId() == 1).findFirst().orElseThrow();
        assertThat(line.inbound()).isEqualTo(both.getFirst().units());
        assertThat(line.inventoryPosition()).isEqualTo(20 + both.getFirst().units() + 5);
    }

    @Test
    void whatCannotBePlannedIsListedAndTheRestIsPlanned() {
        var company = new Company(3);
        for (int sku = 1; sku <= 3; sku++) {
            company.line(sku, 1, 20, 10);
        }
        company.jdbi.useHandle(handle -> {
            handle.execute("delete from supplier_term where sku_id = 2");
            handle.execute("update supplier_term set order_multiple = 0 where sku_id = 3");
        });
        company.plan();
        assertThat(rows(company)).extracting(ProposalRow::sku).containsExactly("S001");
        assertThat(as(BUYER, () -> company.stock.gaps(10))).extracting(StockLines.Gap::reason).containsExactlyInAnyOrder("no_supplier", "bad_pack");
        // 10 a day × 28 days × 10.00
        assertThat(as(BUYER, () -> company.stock.gaps(10))).allMatch(gap -> gap.revenueAtRisk().compareTo(new BigDecimal("2800")) == 0);
    }

    @Test
    void supplierMinimumIsReachedOrNothingIsOrdered() {
        var company = new Company(2);
        company.line(1, 1, 20, 10);
        company.line(2, 1, 20, 10);
        company.jdbi.useHandle(handle -> handle.execute("update supplier set minimum_order_value = 1500"));
        company.plan();
        // each line alone wants about 200 units × 4.00 = 800; the two together reach 1,500
        BigDecimal value = rows(company).stream().map(ProposalRow::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(rows(company)).hasSize(2);
        assertThat(value).isGreaterThanOrEqualTo(new BigDecimal("1500"));
        assertThat(as(BUYER, () -> company.proposals.groups(TableQuery.ALL)).getFirst().reachesMinimum()).isTrue();
        var plan = as(BUYER, company.stock::currentPlan).orElseThrow();
        assertThat(plan.boundCost()).isPositive().isLessThanOrEqualTo(plan.cost());
        assertThat(plan.gap()).isBetween(0.0, 0.1);
    }

    @Test
    void transfersOfTwoSourcesAndSuppliersOfOneNameAreGroupsOfTheirOwn() {
        var company = new Company(2);
        company.line(1, 1, 20, 10);
        company.line(2, 1, 20, 10);
        company.plan();
        company.jdbi.useHandle(handle -> {
            handle.execute("update supplier set name = 'Acme'");
            handle.execute("update proposal set supplier_id = 2 where sku_id = 2");
        });
        assertThat(as(BUYER, () -> company.proposals.groups(TableQuery.ALL))).extracting(Proposals.Group::groupId).containsExactlyInAnyOrder(1, 2);
        company.jdbi.useHandle(handle -> handle.execute("update proposal set supplier_id = null, from_warehouse_id = sku_id"));
        List<Proposals.Group> groups = as(BUYER, () -> company.proposals.groups(TableQuery.ALL));
        assertThat(groups).extracting(Proposals.Group::groupId).containsExactlyInAnyOrder(-1, -2);
        var second = BigDecimal.valueOf(-2);
        assertThat(as(BUYER, () -> company.proposals.page(TableQuery.ALL.and(new Filter.NumberBetween("groupId", second, second)), 0, 10)))
                .extracting(ProposalRow::sku).containsExactly("S002");
    }

    @Test
    void budgetMovesTheCutLine() {
        var company = new Company(3);
        for (int sku = 1; sku <= 3; sku++) {
            company.line(sku, 1, 20, 10 * sku);
        }
        company.plan();
        List<ProposalRow> rows = rows(company);
        BigDecimal two = rows.get(1).cumulativeValue();
        assertThat(two).isEqualByComparingTo(rows.get(0).value().add(rows.get(1).value()));
        Proposals.Totals within = as(BUYER, () -> company.proposals.within(TableQuery.ALL, two));
        assertThat(within.lines()).isEqualTo(2);
        assertThat(within.value()).isEqualByComparingTo(two);
    }
}
