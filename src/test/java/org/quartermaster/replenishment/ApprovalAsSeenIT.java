package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.ApprovalAsSeen.Cause;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.TableQuery;

/** Ordered is what the buyer saw, and nothing else. */
class ApprovalAsSeenIT {

    private static final Actor BUYER = new Actor("bo", Role.BUYER, Set.of());
    private static final Actor COLLEAGUE = new Actor("cleo", Role.BUYER, Set.of());

    /** Four lines: a colleague changed the first, set the second to nothing and rejected the third; the fourth is as it was seen. */
    @Test
    void whatChangedSinceItWasSeenIsNamedAndTheRestIsOrdered() {
        var company = new Company(4);
        for (int sku = 1; sku <= 4; sku++) {
            company.line(sku, 1, 20, 10);
        }
        company.plan();
        List<ProposalRow> rows = company.rows();
        List<Seen> seen = rows.stream().map(Seen::of).toList();
        Proposals.Approvable asked = BUYER.ask(() -> company.proposals.approvable(TableQuery.ALL, null));
        assertThat(asked.lines()).containsExactlyElementsOf(seen);
        assertThat(asked.value()).isEqualByComparingTo(rows.stream().map(ProposalRow::value).reduce(BigDecimal.ZERO, BigDecimal::add));
        COLLEAGUE.run(() -> {
            company.decisions.edit(rows.get(0).key(), 5_000, rows.get(0).version());
            company.decisions.edit(rows.get(1).key(), 0, rows.get(1).version());
            company.decisions.reject(List.of(rows.get(2).key()), "discontinued");
        });
        assertThat(BUYER.ask(() -> company.proposals.approvable(TableQuery.ALL, null)).comesTo(asked)).as("the question is asked again").isFalse();

        ApprovalAsSeen outcome = BUYER.ask(() -> company.decisions.approveAsSeen(seen));

        assertThat(outcome.approvals()).extracting(Approval::key).containsExactly(rows.get(3).key());
        assertThat(company.count("purchase_order_line")).isEqualTo(1);
        assertThat(outcome.left()).extracting(ApprovalAsSeen.Left::sku, ApprovalAsSeen.Left::cause).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple(rows.get(0).sku(), Cause.CHANGED), org.assertj.core.groups.Tuple.tuple(rows.get(1).sku(), Cause.CHANGED),
                org.assertj.core.groups.Tuple.tuple(rows.get(2).sku(), Cause.DECIDED));
        ApprovalAsSeen.Left changed = outcome.left().stream().filter(one -> one.sku().equals(rows.getFirst().sku())).findFirst().orElseThrow();
        assertThat(changed.changes()).singleElement().extracting(Theirs::field, Theirs::seen, Theirs::theirs, Theirs::by)
                .containsExactly("units", String.valueOf(rows.getFirst().units()), "5000", "cleo");
        assertThatThrownBy(outcome::requireAll).isInstanceOf(Conflict.class);

        List<Seen> now = outcome.left().stream().map(ApprovalAsSeen.Left::now).toList();
        ApprovalAsSeen after = BUYER.ask(() -> company.decisions.approveAsSeen(now));
        assertThat(company.count("purchase_order_line where units = 5000")).isEqualTo(1);
        assertThat(after.left()).extracting(ApprovalAsSeen.Left::cause).containsExactlyInAnyOrder(Cause.NOTHING, Cause.DECIDED);
        assertThat(BUYER.ask(() -> company.decisions.approveAsSeen(List.of(seen.get(3)))).approvals()).singleElement()
                .as("a second click answers with the same order").matches(approval -> !approval.isNew() && !approval.orderCode().isEmpty());
        assertThat(company.count("purchase_order_line")).isEqualTo(2);
    }

    /** A plan that ran meanwhile makes a new version; it is as seen when it says the same, and not when only the version is known. Yesterday's line that was rejected today stays rejected today. */
    @Test
    void aNewerPlanThatSaysTheSameIsAsSeen() {
        var company = new Company(2);
        company.line(1, 1, 20, 10);
        company.line(2, 1, 20, 10);
        company.plan();
        List<ProposalRow> rows = company.rows();
        company.jdbi.useHandle(handle -> handle.execute("update proposal set planning_day = ? where id = ?", Company.DAY.minusDays(1), rows.get(1).id()));
        BUYER.run(() -> company.decisions.reject(List.of(rows.get(1).key()), "discontinued"));
        company.plan();
        assertThat(company.count("proposal where state = 'proposed'")).isEqualTo(1);
        ProposalRow seen = rows.getFirst();
        var byVersion = Seen.version(seen.key(), seen.version());
        assertThat(BUYER.ask(() -> company.decisions.approveAsSeen(List.of(byVersion))).left()).singleElement().matches(left -> left.cause() == Cause.CHANGED && left.changes().isEmpty());
        assertThat(BUYER.ask(() -> company.decisions.approveAsSeen(List.of(Seen.of(seen)))).approvals()).singleElement().matches(Approval::isNew);
    }

    /** Whoever sees that it is snoozed may order it all the same; whoever saw it before is told. */
    @Test
    void whatAColleagueSnoozedIsNotOrdered() {
        var company = Company.short20();
        Seen before = Seen.of(company.only());
        COLLEAGUE.run(() -> company.decisions.snooze(List.of(before.key()), "new supplier soon", Company.DAY.plusDays(30)));
        ApprovalAsSeen outcome = BUYER.ask(() -> company.decisions.approveAsSeen(List.of(before)));
        assertThat(outcome.left()).singleElement().matches(left -> left.cause() == Cause.DECIDED && left.state().equals("snoozed"));
        assertThat(company.count("purchase_order_line")).isZero();
        assertThat(BUYER.ask(() -> company.decisions.approveAsSeen(List.of(Seen.of(company.rows().getFirst())))).approvals()).hasSize(1);
    }

    /** The next day's plan dates a transfer anew and nothing else; then another warehouse is to give. */
    @Test
    void aTransferIsAsSeenWhileTheSameWarehouseGives() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.line(1, 2, 3_000, 1);
        company.plan();
        Seen seen = Seen.of(company.only());
        company.jdbi.useHandle(handle -> {
            handle.execute("insert into warehouse (id, code, name, latitude, longitude) values (3, 'W3', 'Warehouse 3', 50, 8)");
            handle.execute("update proposal set order_on = order_on + interval 1 day, from_warehouse_id = 3, version = version + 1 where kind = 'transfer'");
        });
        assertThat(BUYER.ask(() -> company.decisions.approveAsSeen(List.of(seen))).left()).singleElement().satisfies(left -> {
            assertThat(left.source()).isEqualTo("W3");
            assertThat(left.changes()).containsExactly(new Theirs("giver", "2", "2", "3", "", null));
        });
        company.jdbi.useHandle(handle -> handle.execute("update proposal set from_warehouse_id = 2, version = version + 1 where kind = 'transfer'"));
        assertThat(BUYER.ask(() -> company.decisions.approveAsSeen(List.of(seen))).approvals()).hasSize(1);
    }

    @Test
    void anotherPriceIsAChange() {
        var company = Company.short20();
        ProposalRow row = company.only();
        company.jdbi.useHandle(handle -> handle.execute("update proposal set unit_cost = 2 * unit_cost, value = 2 * value, version = version + 1"));
        assertThat(BUYER.ask(() -> company.decisions.approveAsSeen(List.of(Seen.of(row)))).left()).singleElement()
                .satisfies(left -> assertThat(left.changes()).singleElement().extracting(Theirs::field, Theirs::theirs).containsExactly("value", row.value().add(row.value()).toString()));
    }

    /** Naming lines under the lock costs the same queries for six of them as for two. */
    @Test
    void manyLinesAreNamedAtOnce() {
        var company = new Company(6);
        for (int sku = 1; sku <= 6; sku++) {
            company.line(sku, 1, 20, 10);
        }
        company.plan();
        List<Seen> seen = company.rows().stream().map(Seen::of).toList();
        COLLEAGUE.run(() -> seen.forEach(one -> company.decisions.edit(one.key(), 5_000, one.version())));
        assertThat(statements(company, seen)).isEqualTo(statements(company, seen.subList(0, 2)));
    }

    private static int statements(Company company, List<Seen> seen) {
        var count = new AtomicInteger();
        company.jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                count.incrementAndGet();
            }
        });
        assertThat(BUYER.ask(() -> company.decisions.approveAsSeen(seen)).left()).hasSameSizeAs(seen).allMatch(left -> left.changes().getFirst().by().equals("cleo"));
        return count.get();
    }
}
