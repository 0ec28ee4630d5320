package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.Why;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.stock.PlannedMove;

/** W2 is fed by W1, three days away; W1 buys from the supplier in ten days, in packs of ten. */
class SupplyNetworkIT {

    private static final Actor BUYER = new Actor("ann", Role.BUYER, Set.of());

    private static Company company(int central, int shop) {
        var company = new Company(1);
        company.jdbi.useHandle(handle -> handle.execute("update warehouse set supplied_from = 1, transfer_days = 3 where id = 2"));
        company.stock(1, 1, central);
        company.line(1, 2, shop, 10);
        return company;
    }

    private static ProposalRow of(Company company, String kind) {
        return company.rows().stream().filter(row -> row.kind().equals(kind)).findFirst().orElseThrow();
    }

    private static Why why(Company company, ProposalRow row) {
        return Actor.NIGHT_RUN.ask(() -> company.proposals.detail(row.key())).why().arithmetic();
    }

    @Test
    void fedWarehouseGetsATransferAndTheCentreOrdersForIt() {
        var company = company(0, 0);
        company.plan();
        // W1 sells nothing itself and has no forecast: it is no gap, and all it orders is for W2
        assertThat(Actor.NIGHT_RUN.ask(() -> company.stock.gaps(10))).isEmpty();
        assertThat(company.rows()).extracting(ProposalRow::kind).containsOnly("order");
        ProposalRow order = of(company, "order");
        assertThat(order.warehouse()).isEqualTo("W1");
        Why why = why(company, order);
        assertThat(why.units(Why.Kind.DEMAND)).isZero();
        assertThat(why.terms().stream().filter(term -> term.kind() == Why.Kind.FED).map(Why.Term::reference)).containsExactly("W2");
        assertThat(why.units(Why.Kind.FED)).isPositive();
        assertThat(order.units() % 10).isZero();
    }

    @Test
    void centreWithStockShipsAndIsNotAskedTwice() {
        var company = company(1_000, 0);
        company.plan();
        ProposalRow transfer = of(company, "transfer");
        assertThat(transfer.warehouse()).isEqualTo("W2");
        assertThat(transfer.supplier()).isEqualTo("W1");
        assertThat(transfer.arrivesOn()).isEqualTo(Company.DAY.plusDays(3));
        assertThat(why(company, transfer).suggestion()).isEqualTo(transfer.units());
        int before = target(company);
        BUYER.run(() -> company.decisions.approve(List.of(transfer.key())));
        assertThat(BUYER.ask(() -> company.transfers.planned(SkuRange.ALL))).containsExactlyInAnyOrder(new PlannedMove(1, 2, transfer.units(), 0),
                new PlannedMove(1, 1, 0, transfer.units()));
        company.plan();
        assertThat(company.rows().stream().filter(row -> row.state().equals("proposed"))).noneMatch(row -> row.kind().equals("transfer"));
        assertThat(target(company)).as("the level of the centre less what has left").isEqualTo(before - transfer.units());
    }

    /** What is on the way counts on the day of its own transfer, and the why names it: 20 units that arrive on day 1, though a transfer usually takes three days. */
    @Test
    void whatIsOnTheWayCountsOnTheDayOfItsTransfer() {
        var company = company(1_000, 0);
        company.plan();
        ProposalRow transfer = of(company, "transfer");
        BUYER.run(() -> company.decisions.approve(List.of(transfer.key())));
        company.jdbi.useHandle(handle -> {
            handle.execute("update stock_transfer set state = 'shipped', shipped_on = ship_on, arrives_on = ?", Company.DAY.plusDays(1));
            handle.execute("update stock_transfer_line set shipped_units = 20");
            handle.execute("update stock_balance set in_transit = 25 where warehouse_id = 2");
        });
        String code = company.jdbi.withHandle(handle -> handle.createQuery("select code from stock_transfer").mapTo(String.class).one());
        company.plan();
        ProposalRow next = company.rows().stream().filter(row -> row.kind().equals("transfer") && row.state().equals("proposed")).findFirst().orElseThrow();
        Why why = why(company, next);
        assertThat(why.terms().stream().filter(term -> term.kind() == Why.Kind.IN_TRANSIT)).extracting(Why.Term::reference, Why.Term::units, Why.Term::day)
                .containsExactly(tuple(code, -20, 1), tuple("", -5, 3));
        assertThat(why.suggestion()).isEqualTo(next.units());
    }

    private static int target(Company company) {
        return Actor.NIGHT_RUN.ask(() -> company.stock.page(TableQuery.ALL, 0, 10)).stream().filter(line -> line.warehouse().equals("W1")).findFirst().orElseThrow().target();
    }

    @Test
    void shortCentreSharesByEqualRiskAndTheWhySaysSo() {
        var company = company(60, 0);
        company.demand(1, 1, 10);
        company.plan();
        ProposalRow transfer = of(company, "transfer");
        Why why = why(company, transfer);
        assertThat(why.units(Why.Kind.ALLOCATED)).isNegative();
        assertThat(transfer.units()).isBetween(1, 59);
        assertThat(why.suggestion()).isEqualTo(transfer.units());
        assertThat(of(company, "order").warehouse()).isEqualTo("W1");
    }

    @Test
    void numberThatABuyerEnteredStaysInTheNextPlan() {
        var company = company(1_000, 0);
        company.plan();
        ProposalRow transfer = of(company, "transfer");
        BUYER.run(() -> company.decisions.edit(transfer.key(), 33, transfer.version()));
        company.plan();
        ProposalRow again = of(company, "transfer");
        assertThat(again.units()).isEqualTo(33);
        assertThat(again.suggestedUnits()).isEqualTo(transfer.suggestedUnits());
    }

    @Test
    void centreThatDoesNotCarryTheSkuLeavesTheShopToBuy() {
        var company = company(0, 0);
        company.jdbi.useHandle(handle -> handle.execute("delete from stock_balance where warehouse_id = 1"));
        company.plan();
        assertThat(company.rows().stream().map(row -> row.kind() + " " + row.warehouse()).collect(Collectors.toSet())).containsExactly("order W2");
        assertThat(Actor.NIGHT_RUN.ask(() -> company.proposals.detail(of(company, "order").key())).why().facts().absentSource()).isEqualTo("W1");
    }
}
