package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
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
        var byVersion = new Seen(seen.key(), seen.version(), null);
        assertThat(BUYER.ask(() -> company.decisions.approveAsSeen(List.of(byVersion))).left()).singleElement().matches(left -> left.cause() == Cause.CHANGED && left.changes().isEmpty());
        assertThat(BUYER.ask(() -> company.decisions.approveAsSeen(List.of(Seen.of(seen)))).approvals()).singleElement().matches(Approval::isNew);
    }
}
