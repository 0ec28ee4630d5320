package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.Why;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.stock.PlannedMove;

/** What the plan proposes, over the real database. */
class ReplenishmentIT {

    private static final Actor BUYER = new Actor("bo", Role.BUYER, Set.of());

    @Test
    void proposesWhatIsMissingAndExplainsItToTheUnit() {
        var company = new Company(3);
        company.line(1, 1, 20, 10);
        company.line(2, 1, 5_000, 10);
        company.line(3, 1, 0, 0);
        company.plan();
        assertThat(company.rows()).hasSize(1);
        ProposalRow row = company.rows().getFirst();
        assertThat(row.sku()).isEqualTo("S001");
        assertThat(row.urgency()).isEqualTo("act");
        assertThat(row.units()).isPositive().matches(units -> units % 10 == 0);
        assertThat(row.coverDays()).isEqualTo(2);
        assertThat(row.outOn()).isEqualTo(Company.DAY.plusDays(2));
        assertThat(row.value()).isEqualByComparingTo(new BigDecimal(row.units() * 4));
        Proposals.Detail detail = BUYER.ask(() -> company.proposals.detail(row.key()));
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
        var company = Company.short20();
        ProposalRow row = company.only();
        StockLines.Projected projected = BUYER.ask(() -> company.stock.projected(new SkuId(1), new WarehouseId(1)));
        StockLine line = BUYER.ask(() -> company.stock.page(TableQuery.ALL, 0, 10)).getFirst();
        assertThat(projected.line()).isEqualTo(line);
        assertThat(line.coverDays()).isEqualTo(row.coverDays());
        assertThat(line.outOn()).isEqualTo(row.outOn());
        assertThat(projected.with().p50()).isEqualTo(BUYER.ask(() -> company.proposals.detail(row.key())).without().p50());
        assertThat(line.state()).isEqualTo("act");
        assertThat(BUYER.ask(() -> company.stock.atRisk(BigDecimal.ONE, 10))).containsExactly(line);
    }

    @Test
    void secondRunCreatesNothingTwice() {
        var company = Company.short20();
        String key = company.only().key();
        company.plan();
        company.plan();
        assertThat(company.rows()).extracting(ProposalRow::key).containsExactly(key);
        assertThat(company.rows().getFirst().previousUnits()).isEqualTo(company.rows().getFirst().suggestedUnits());
        assertThat(company.count("inventory_line")).isEqualTo(1);
        assertThat(company.count("proposal_draft")).isZero();
        assertThat(company.count("replenishment_plan where state = 'current'")).isEqualTo(1);
    }

    @Test
    void movesExcessBeforeBuying() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.line(1, 2, 3_000, 1);
        company.plan();
        ProposalRow transfer = company.rows().stream().filter(row -> row.kind().equals("transfer")).findFirst().orElseThrow();
        assertThat(transfer.warehouse()).isEqualTo("W1");
        assertThat(transfer.supplier()).isEqualTo("W2");
        assertThat(company.rows()).noneMatch(row -> row.kind().equals("order") && row.urgency().equals("act"));
        var approved = BUYER.ask(() -> company.decisions.approve(List.of(transfer.key()))).getFirst();
        assertThat(approved.orderCode()).startsWith("TR-");
        assertThat(BUYER.ask(() -> company.decisions.approve(List.of(transfer.key())))).singleElement()
                .satisfies(again -> assertThat(again.orderCode()).isEqualTo(approved.orderCode())).matches(again -> !again.isNew());
        assertThat(BUYER.ask(() -> company.transfers.planned(SkuRange.ALL))).containsExactlyInAnyOrder(
                new PlannedMove(1, 1, transfer.units(), 0), new PlannedMove(1, 2, 0, transfer.units()));
        company.plan();
        assertThat(company.count("proposal where kind = 'transfer' and state = 'proposed'")).isZero();
        assertThat(company.count("purchase_order")).isZero();
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
        assertThat(company.rows()).extracting(ProposalRow::sku).containsExactly("S001");
        assertThat(BUYER.ask(() -> company.stock.gaps(10))).extracting(StockLines.Gap::reason).containsExactlyInAnyOrder("no_supplier", "bad_pack");
        // 10 a day × 28 days × 10.00
        assertThat(BUYER.ask(() -> company.stock.gaps(10))).allMatch(gap -> gap.revenueAtRisk().compareTo(new BigDecimal("2800")) == 0);
    }

    @Test
    void supplierMinimumIsReachedOrNothingIsOrdered() {
        var company = new Company(2);
        company.line(1, 1, 20, 10);
        company.line(2, 1, 20, 10);
        company.jdbi.useHandle(handle -> handle.execute("update supplier set minimum_order_value = 1500"));
        company.plan();
        // each line alone wants about 200 units × 4.00 = 800; the two together reach 1,500
        BigDecimal value = company.rows().stream().map(ProposalRow::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(company.rows()).hasSize(2);
        assertThat(value).isGreaterThanOrEqualTo(new BigDecimal("1500"));
        assertThat(BUYER.ask(() -> company.proposals.groups(TableQuery.ALL)).getFirst().reachesMinimum()).isTrue();
        var plan = BUYER.ask(company.stock::currentPlan).orElseThrow();
        assertThat(plan.boundCost()).isPositive().isLessThanOrEqualTo(plan.cost());
        assertThat(plan.gap()).isBetween(0.0, 0.1);
    }
}
