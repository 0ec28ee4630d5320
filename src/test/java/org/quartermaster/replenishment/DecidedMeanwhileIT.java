package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.TableQuery;
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

    /** Whether a transaction waits for another before {@code plan} ends. */
    private static boolean waits(Company company, Future<?> plan) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!plan.isDone() && Instant.now().isBefore(end)) {
            if (company.count("information_schema.innodb_trx where trx_state = 'LOCK WAIT'") > 0) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
