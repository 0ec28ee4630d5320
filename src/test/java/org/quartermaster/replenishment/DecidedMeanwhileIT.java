package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;

/** What people decide between a run's reading and its publication is neither proposed again nor overwritten. */
class DecidedMeanwhileIT {

    private static final Actor BUYER = new Actor("bo", Role.BUYER, Set.of());

    @Test
    void anOrderApprovedWhileThePlanIsComputedIsNotProposedAgain() {
        var company = Company.short20();
        ProposalRow row = company.only();
        company.plan(() -> BUYER.ask(() -> company.decisions.approve(List.of(row.key()))));
        assertThat(company.count("proposal where state = 'proposed'")).as("the run had not counted the order").isZero();
        assertThat(company.stockLine().inbound()).as("every screen counts it").isEqualTo(row.units());
        assertThat(company.stockLine().inventoryPosition()).isEqualTo(20 + row.units());
        company.plan();
        assertThat(company.count("proposal where state = 'proposed'")).isZero();
        assertThat(company.count("purchase_order_line")).isEqualTo(1);
    }

    @Test
    void otherPlacesOfTheSameSkuAreBroughtUpToDate() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.line(1, 2, 20, 10);
        company.plan();
        ProposalRow first = company.rows().getFirst();
        company.demand(1, 1, 20);
        company.demand(1, 2, 20);
        company.plan(() -> BUYER.ask(() -> company.decisions.approve(List.of(first.key()))));
        assertThat(company.rows()).filteredOn(row -> row.state().equals("proposed")).singleElement()
                .matches(row -> row.warehouseId() != first.warehouseId() && row.units() > first.units());
    }

    @Test
    void aTransferApprovedWhileThePlanIsComputedIsNotProposedAgainAndItsSourceGivesNothingTwice() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.line(1, 2, 3_000, 1);
        company.plan();
        ProposalRow transfer = company.rows().stream().filter(row -> row.kind().equals("transfer")).findFirst().orElseThrow();
        company.plan(() -> BUYER.ask(() -> company.decisions.approve(List.of(transfer.key()))));
        assertThat(company.count("proposal where kind = 'transfer' and state = 'proposed'")).isZero();
        assertThat(BUYER.ask(() -> company.stock.page(TableQuery.ALL, 0, 10))).extracting(StockLine::inventoryPosition)
                .containsExactlyInAnyOrder(20 + transfer.units(), 3_000 - transfer.units());
    }

    @Test
    void whatWasEditedSnoozedOrAddedMeanwhileStaysAsItIs() {
        var company = new Company(3);
        company.line(1, 1, 20, 10);
        company.line(2, 1, 20, 10);
        company.line(3, 1, 5_000, 10);
        company.plan();
        List<ProposalRow> rows = company.rows();
        assertThat(rows).extracting(ProposalRow::skuId).containsExactlyInAnyOrder(1, 2);
        company.stock(1, 1, 5_000);
        company.stock(2, 1, 0);
        company.stock(3, 1, 20);
        company.plan(() -> BUYER.run(() -> {
            company.decisions.edit(of(rows, 1).key(), 70, of(rows, 1).version());
            company.decisions.snooze(List.of(of(rows, 2).key()), "new supplier soon", Company.DAY.plusDays(30));
            company.adding().add(1, 1, List.of(new ProposalAdding.Wish(3, null, 0, 30)));
        }));
        List<ProposalRow> after = company.rows();
        assertThat(of(after, 1)).as("the need is gone, yet somebody just entered a number").matches(row -> row.state().equals("proposed") && row.units() == 70);
        assertThat(of(after, 2).state()).as("the risk grew before it was snoozed").isEqualTo("snoozed");
        assertThat(of(after, 3)).matches(row -> row.units() == 30 && row.firmedBy().equals("bo"));
        company.plan();
        assertThat(of(company.rows(), 3).units()).isEqualTo(30);
    }

    /** W1 had an order yesterday; today W2 has enough for both, and a number that somebody enters for W2 takes nothing away from what it gives. */
    @Test
    void whatAPlaceGivesIsLeftAloneWhenOnlyItsOwnOrderIsEdited() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.line(1, 2, 20, 1);
        company.plan();
        ProposalRow giver = at(company, 2, "order");
        company.stock(1, 2, 5_000);
        company.plan(() -> BUYER.run(() -> company.decisions.edit(giver.key(), giver.units() + 10, giver.version())));
        assertThat(at(company, 1, "transfer").state()).isEqualTo("proposed");
        assertThat(at(company, 2, "order")).matches(row -> row.state().equals("proposed") && row.units() == giver.units() + 10);
    }

    /** W3 was to get a transfer from W2 yesterday, W1 an order; today W2 could serve both. Once the transfer to W3 is approved W1 cannot count on W2, and keeps its order. */
    @Test
    void aReceiverKeepsItsOrderWhenItsGiverGivesElsewhere() {
        var company = new Company(1);
        company.jdbi.useHandle(handle -> handle.execute("insert into warehouse (id, code, name, latitude, longitude) values (3, 'W3', 'Warehouse 3', 50, 8)"));
        company.line(1, 2, 200, 0.1f);
        company.line(1, 1, 20, 10);
        company.line(1, 3, 10, 12);
        company.plan();
        ProposalRow decided = at(company, 3, "transfer");
        ProposalRow order = at(company, 1, "order");
        company.stock(1, 2, 5_000);
        company.plan(() -> BUYER.ask(() -> company.decisions.approve(List.of(decided.key()))));
        assertThat(at(company, 1, "order")).as("it needs something, wherever from").matches(row -> row.state().equals("proposed") && row.key().equals(order.key()) && row.units() == order.units());
        assertThat(company.rows()).filteredOn(row -> row.kind().equals("transfer")).extracting(ProposalRow::state).containsExactly("ordered");
        company.plan();
        assertThat(at(company, 1, "transfer").state()).isEqualTo("proposed");
    }

    /** W1 needed nothing yesterday and is short today, W2 could serve it; once W2 gives to W3, what W1 needs is bought, and the next plan moves it after all. */
    @Test
    void aReceiverWithoutAnOrderBuysWhatItsGiverGivesElsewhere() {
        Company company = threeWarehouses();
        company.line(1, 1, 250, 10);
        company.plan();
        ProposalRow decided = at(company, 3, "transfer");
        assertThat(company.count("proposal where warehouse_id = 1")).isZero();
        company.stock(1, 1, 20);
        company.stock(1, 2, 5_000);
        company.plan(() -> BUYER.ask(() -> company.decisions.approve(List.of(decided.key()))));
        ProposalRow bought = at(company, 1, "order");
        assertThat(bought.units()).as("what a company with this line alone buys").isEqualTo(Company.short20().only().units());
        assertThat(bought.state()).isEqualTo("proposed");
        assertThat(company.count("proposal_event e join proposal p on p.id = e.proposal_id where p.warehouse_id = 1 and e.action = 'proposed'")).isEqualTo(1);
        assertThat(company.published.fired().getLast().proposals()).isEqualTo(company.count("proposal where state = 'proposed'"));
        company.plan();
        assertThat(bought.orderOn()).isEqualTo(Company.DAY);
        assertThat(at(company, 1, "transfer").state()).isEqualTo("proposed");
        assertThat(company.rows()).filteredOn(row -> row.warehouseId() == 1 && row.state().equals("proposed") && row.kind().equals("order"))
                .as("what is moved today is not bought today too").allMatch(row -> row.orderOn().isAfter(Company.DAY));
    }

    /** As above, but somebody said this morning that nothing is bought for W1: it shows among what could not be planned. */
    @Test
    void aReceiverForWhichNothingIsBoughtIsAGap() {
        Company company = threeWarehouses();
        company.line(1, 1, 20, 10);
        company.plan();
        ProposalRow decided = at(company, 3, "transfer");
        BUYER.run(() -> company.decisions.reject(List.of(at(company, 1, "order").key()), "too dear"));
        company.stock(1, 2, 5_000);
        company.plan(() -> BUYER.ask(() -> company.decisions.approve(List.of(decided.key()))));
        assertThat(company.count("proposal where warehouse_id = 1 and state = 'proposed'")).isZero();
        gap(company, 1);
    }

    /** W1 feeds W2 and sells W2's share itself once its own order was refused; W2 buys from nobody. */
    @Test
    void aShopWhoseCentreKeepsItsStockIsAGap() {
        var company = new Company(1);
        company.jdbi.useHandle(handle -> handle.execute("update warehouse set supplied_from = 1, transfer_days = 3 where id = 2"));
        company.line(1, 1, 100, 10);
        company.line(1, 2, 250, 10);
        company.plan();
        ProposalRow order = at(company, 1, "order");
        company.stock(1, 2, 0);
        company.plan(() -> BUYER.run(() -> company.decisions.reject(List.of(order.key()), "too dear")));
        assertThat(company.count("proposal where warehouse_id = 2")).isZero();
        gap(company, 2);
        company.plan();
        assertThat(at(company, 2, "transfer").state()).isEqualTo("proposed");
        assertThat(BUYER.ask(() -> company.stock.gaps(10))).isEmpty();
    }

    private static void gap(Company company, int warehouse) {
        assertThat(BUYER.ask(() -> company.stock.gaps(10))).singleElement().matches(gap -> gap.warehouseId() == warehouse && gap.reason().equals("transfer_dropped"))
                .matches(gap -> gap.units() > 0 && gap.revenueAtRisk().signum() > 0);
        assertThat(BUYER.ask(company.stock::currentPlan).orElseThrow().gapCount()).isEqualTo(1);
    }

    /** W2 sells little and had enough to give a little to W3 yesterday; W1 is as each test wants it. */
    private static Company threeWarehouses() {
        var company = new Company(1);
        company.jdbi.useHandle(handle -> handle.execute("insert into warehouse (id, code, name, latitude, longitude) values (3, 'W3', 'Warehouse 3', 50, 8)"));
        company.line(1, 2, 200, 0.1f);
        company.line(1, 3, 10, 12);
        return company;
    }

    /** W1 feeds W2, which needed nothing yesterday. What W1 orders for later is nothing that W2 could get today. */
    @Test
    void anOrderOfACentreLeavesItsShopsTheirTransfers() {
        var company = new Company(1);
        company.jdbi.useHandle(handle -> handle.execute("update warehouse set supplied_from = 1, transfer_days = 3 where id = 2"));
        company.line(1, 1, 100, 10);
        company.line(1, 2, 250, 10);
        company.plan();
        ProposalRow order = at(company, 1, "order");
        company.stock(1, 2, 0);
        company.plan(() -> BUYER.ask(() -> company.decisions.approve(List.of(order.key()))));
        assertThat(at(company, 2, "transfer").state()).isEqualTo("proposed");
    }

    /** The stock cannot be read a second time: the plan is in force all the same, its event told and the run a success. */
    @Test
    void whatFailsAfterPublicationLeavesTheRunASuccess() {
        var company = Company.short20();
        ProposalRow row = company.only();
        var log = new QuietWork(Map.of());
        var isDecided = new AtomicBoolean();
        PlanningFacts failing = company.facts(() -> {
            if (isDecided.get()) {
                throw new IllegalStateException("connection lost");
            }
        });
        company.plan(failing, new QuietWork(Map.of()) {
            @Override
            public void progress(String step, long done, long total) {
                if (step.equals("replenishment.step.store")) {
                    BUYER.ask(() -> company.decisions.approve(List.of(row.key())));
                    isDecided.set(true);
                }
            }

            @Override
            public void log(String line) {
                log.log(line);
            }
        });
        assertThat(log.log()).anyMatch(line -> line.contains("connection lost")).anyMatch(line -> line.contains("open proposals"));
        assertThat(company.published.fired()).hasSize(2);
        assertThat(company.count("replenishment_plan where state = 'current' and id = 2")).isEqualTo(1);
        assertThat(company.count("inventory_line where plan_id <> 2")).as("older plans are swept").isZero();
    }

    private static ProposalRow at(Company company, int warehouse, String kind) {
        List<ProposalRow> rows = company.rows();
        return rows.stream().filter(row -> row.warehouseId() == warehouse && row.kind().equals(kind) && !row.state().equals("lapsed")).findFirst()
                .orElseThrow(() -> new AssertionError("no %s for W%d: %s".formatted(kind, warehouse, rows)));
    }

    private static ProposalRow of(List<ProposalRow> rows, int sku) {
        return rows.stream().filter(row -> row.skuId() == sku).findFirst().orElseThrow();
    }

    /** The approval has placed its order and is not committed when the plan is ready: publication waits for it. */
    @Test
    void publicationWaitsForAnApprovalOnItsWay() throws Exception {
        var company = Company.short20();
        String key = company.only().key();
        var placed = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        ProposalDecisions slow = company.decisions(new Recorded<>(_ -> {
            placed.countDown();
            await(mayCommit);
        }));
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<?> approval = threads.submit(() -> BUYER.run(() -> slow.approve(List.of(key))));
            await(placed);
            Future<?> plan = threads.submit((Runnable) company::plan);
            boolean isWaiting = waits(company, plan);
            mayCommit.countDown();
            approval.get();
            plan.get();
            assertThat(isWaiting).isTrue();
        }
        assertThat(company.count("proposal where state = 'proposed'")).isZero();
        assertThat(company.count("purchase_order_line")).isEqualTo(1);
        assertThat(company.stockLine().inbound()).isPositive();
    }

    /** Whether the switch to the new plan is found on its way twice in a row before {@code plan} ends. InnoDB's own list of waits is not read anew for whoever asks all the time. */
    private static boolean waits(Company company, Future<?> plan) {
        int looks = 0;
        while (!plan.isDone() && looks < 2) {
            looks = company.count("information_schema.processlist where info like 'update replenishment_plan set state = ''old''%'") > 0 ? looks + 1 : 0;
        }
        return looks == 2;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
