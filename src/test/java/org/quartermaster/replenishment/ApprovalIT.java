package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.quartermaster.purchasing.OrderMoved;
import org.quartermaster.purchasing.OrderState;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.TableQuery;

/** Approval and order are one transaction, once, and within the limits. */
class ApprovalIT {

    private static final Actor BUYER = new Actor("bo", Role.BUYER, Set.of());
    private static final Actor MANAGER = new Actor("mo", Role.MANAGER, Set.of());

    @Test
    void approvingPlacesOneOrderAndTheNextRunCountsIt() {
        var company = Company.short20();
        ProposalRow row = company.only();
        List<Approval> first = BUYER.ask(() -> company.decisions.approve(List.of(row.key())));
        List<Approval> second = BUYER.ask(() -> company.decisions.approve(List.of(row.key())));
        assertThat(first.getFirst().isNew()).isTrue();
        assertThat(second.getFirst().isNew()).isFalse();
        assertThat(second.getFirst().orderCode()).isEqualTo(first.getFirst().orderCode()).isNotEmpty();
        assertThat(company.count("purchase_order_line")).isEqualTo(1);
        StockLine line = BUYER.ask(() -> company.stock.page(TableQuery.ALL, 0, 10)).getFirst();
        assertThat(line.inbound()).isEqualTo(row.units());
        assertThat(line.inventoryPosition()).isEqualTo(20 + row.units());
        company.plan();
        assertThat(company.count("proposal where state = 'proposed'")).isZero();
        assertThat(BUYER.ask(() -> company.stock.page(TableQuery.ALL, 0, 10)).getFirst().inbound()).isEqualTo(row.units());
        assertThat(company.approved.fired()).hasSize(1);
    }

    /** By two nodes: services of their own, with nothing between them but the database. */
    @Test
    void fiftyApprovalsAtOnceOrderOnce() throws Exception {
        var company = Company.short20();
        List<ProposalDecisions> nodes = List.of(company.decisions, company.decisions(company.approved));
        String key = company.only().key();
        var answers = new ArrayList<Future<List<Approval>>>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (int i = 0; i < 50; i++) {
                ProposalDecisions node = nodes.get(i % nodes.size());
                answers.add(threads.submit(() -> BUYER.call(() -> node.approve(List.of(key)))));
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
        var company = Company.short20();
        String key = company.only().key();
        ProposalDecisions broken = company.decisions(Company.powerCut());
        assertThatThrownBy(() -> BUYER.ask(() -> broken.approve(List.of(key)))).hasMessage("power cut");
        assertThat(company.count("purchase_order")).isZero();
        assertThat(company.only().state()).isEqualTo("proposed");
        BUYER.ask(() -> company.decisions.approve(List.of(key)));
        assertThat(company.count("purchase_order_line")).isEqualTo(1);
    }

    @Test
    void limitsAreKeptPerRoleAndOnlyAHigherRoleSetsThem() {
        var company = new Company(1);
        assertThat(BUYER.ask(() -> company.limits.limits()).approvalLimit(Role.BUYER)).contains(PurchasingLimits.BUYER_AT_FIRST);
        assertThat(BUYER.ask(() -> company.limits.limits()).mayApprove(Role.MANAGER, new BigDecimal("1e9"))).isTrue();
        MANAGER.run(() -> {
            company.limits.setApprovalLimit(Role.BUYER, Optional.empty());
            company.limits.setBudget(Optional.of(new BigDecimal("1234.50")));
            company.limits.setTruck(new PurchasingLimits.Truck(30_000, 12_000));
        });
        assertThatThrownBy(() -> MANAGER.run(() -> company.limits.setApprovalLimit(Role.MANAGER, Optional.empty()))).isInstanceOf(NotAllowed.class);
        Actor.NIGHT_RUN.run(() -> {
            company.limits.setApprovalLimit(Role.MANAGER, Optional.of(new BigDecimal("500")));
            assertThatThrownBy(() -> company.limits.setApprovalLimit(Role.ADMIN, Optional.of(BigDecimal.ONE))).isInstanceOf(NotAllowed.class);
        });
        PurchasingLimits limits = BUYER.ask(() -> company.limits.limits());
        assertThat(limits.mayApprove(Role.BUYER, new BigDecimal("1e9"))).isTrue();
        assertThat(limits.mayApprove(Role.MANAGER, new BigDecimal("500.01"))).isFalse();
        assertThat(limits.budget()).contains(new BigDecimal("1234.50"));
        // 15,000 l are half a truck, 9,000 kg three quarters: weight fills first
        assertThat(limits.truck().filledBy(15_000, 9_000)).isEqualTo(0.75);
        assertThat(company.audited.fired()).hasSize(5);
    }

    @Test
    void aboveTheLimitOnlyAManagerApproves() {
        var company = Company.short20();
        String key = company.only().key();
        MANAGER.run(() -> company.limits.setApprovalLimit(Role.BUYER, Optional.of(new BigDecimal("10"))));
        int units = company.only().units();
        assertThat(BUYER.ask(() -> company.decisions.approve(List.of(key))).getFirst().isProposed()).isTrue();
        assertThat(company.count("purchase_order where state = 'proposed' and approver = 'manager' and approved_by = ''")).isEqualTo(1);
        StockLine line = company.stockLine();
        assertThat(line.requested()).isEqualTo(units);
        assertThat(line.inbound()).isZero();
        assertThat(line.inventoryPosition()).isEqualTo(20 + units);
        company.plan();
        assertThat(company.count("proposal where state = 'proposed'")).as("requested units count: nothing is ordered twice").isZero();
        assertThat(company.stockLine().requested()).isEqualTo(units);
    }

    @Test
    void aManagersOwnOrderIsApprovedAtOnce() {
        var company = Company.short20();
        MANAGER.run(() -> company.limits.setApprovalLimit(Role.BUYER, Optional.of(new BigDecimal("10"))));
        assertThat(MANAGER.ask(() -> company.decisions.approve(List.of(company.only().key()))).getFirst().isProposed()).isFalse();
        assertThat(company.count("purchase_order where state = 'approved' and approved_by = 'mo'")).isEqualTo(1);
    }

    @Test
    void whatIsRefusedIsNotComingAndItsProposalIsRejected() {
        var company = Company.short20();
        MANAGER.run(() -> company.limits.setApprovalLimit(Role.BUYER, Optional.of(new BigDecimal("10"))));
        String key = company.only().key();
        BUYER.ask(() -> company.decisions.approve(List.of(key)));
        assertThat(company.stockLine().state()).isEqualTo("good");
        long order = company.jdbi.withHandle(handle -> handle.createQuery("select id from purchase_order").mapTo(Long.class).one());
        MANAGER.run(() -> company.decisions.orderMoved(new OrderMoved(order, "PO", OrderState.PROPOSED, OrderState.REJECTED, "too much")));
        assertThat(company.count("proposal where proposal_key = '" + key + "' and state = 'rejected' and reason = 'too much' and decided_by = 'mo'")).isEqualTo(1);
        assertThat(company.stockLine().requested()).isZero();
        assertThat(company.stockLine().inventoryPosition()).isEqualTo(20);
        assertThat(company.stockLine().state()).as("what is not coming is needed again").isEqualTo("act");
    }

    /** 10 a day and ten days of lead time: ten units last for the day of their arrival. */
    @Test
    void aFewOfManyMissingUnitsDoNotMakeALineGood() {
        var company = Company.short20();
        ProposalRow row = company.only();
        BUYER.run(() -> company.decisions.edit(row.key(), 10, row.version()));
        BUYER.ask(() -> company.decisions.approve(List.of(row.key())));
        assertThat(company.stockLine().inbound()).isEqualTo(10);
        assertThat(company.stockLine().state()).isEqualTo("act");
    }

    /** The projection of 56 days ends before anything ordered today arrives. */
    @Test
    void aFewUnitsFromFarAwayDoNotMakeALineGood() {
        var company = new Company(1);
        company.jdbi.useHandle(handle -> handle.execute("update supplier_term set lead_time_days = 60"));
        company.line(1, 1, 100, 10);
        company.plan();
        ProposalRow row = company.only();
        assertThat(company.stockLine().state()).isEqualTo("act");
        BUYER.run(() -> company.decisions.edit(row.key(), 10, row.version()));
        BUYER.ask(() -> company.decisions.approve(List.of(row.key())));
        assertThat(company.stockLine().state()).isEqualTo("act");
    }

    @Test
    void approvingOneByOneDoesNotPassTheLimit() {
        var company = new Company(2);
        company.line(1, 1, 20, 10);
        company.line(2, 1, 20, 10);
        company.plan();
        List<ProposalRow> both = company.rows();
        BigDecimal one = both.getFirst().value().max(both.getLast().value());
        MANAGER.run(() -> company.limits.setApprovalLimit(Role.BUYER, Optional.of(one)));
        BUYER.ask(() -> company.decisions.approve(List.of(both.getFirst().key())));
        assertThat(BUYER.ask(() -> company.decisions.approve(List.of(both.getLast().key()))).getFirst().isProposed()).isTrue();
    }

    @Test
    void anOrderAndATransferOfOnePlaceAreBookedTogether() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.line(1, 2, 20, 10);
        company.plan();
        List<ProposalRow> both = company.rows();
        assertThat(both).hasSize(2);
        company.jdbi.useHandle(handle -> {
            handle.execute("update proposal set warehouse_id = 1");
            handle.execute("update proposal set kind = 'transfer', supplier_id = null, from_warehouse_id = 2, units = 5 where proposal_key = ?", both.get(1).key());
        });
        BUYER.ask(() -> company.decisions.approve(both.stream().map(ProposalRow::key).toList()));
        StockLine line = BUYER.ask(() -> company.stock.page(TableQuery.ALL, 0, 10)).stream().filter(one -> one.warehouseId() == 1).findFirst().orElseThrow();
        assertThat(line.inbound()).isEqualTo(both.getFirst().units());
        assertThat(line.inventoryPosition()).isEqualTo(20 + both.getFirst().units() + 5);
    }
}
