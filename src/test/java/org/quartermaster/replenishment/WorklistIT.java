package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;

/** How the worklist is cumulated and grouped. */
class WorklistIT {

    private static final Actor BUYER = new Actor("bo", Role.BUYER, Set.of());

    @Test
    void linesReadAnewKeepTheirPlaceInTheBudget() {
        var company = new Company(3);
        for (int sku = 1; sku <= 3; sku++) {
            company.line(sku, 1, 20, 10 * sku);
        }
        company.plan();
        List<ProposalRow> before = company.rows();
        List<String> last = before.subList(1, 3).stream().map(ProposalRow::key).toList();
        List<ProposalRow> after = BUYER.ask(() -> {
            company.decisions.firm(last, true);
            return company.proposals.among(TableQuery.ALL, last);
        });
        assertThat(after).extracting(ProposalRow::key).containsExactlyInAnyOrderElementsOf(last);
        assertThat(after).allMatch(ProposalRow::isFirmed);
        assertThat(after).extracting(ProposalRow::cumulativeValue).containsExactlyInAnyOrder(before.get(1).cumulativeValue(), before.get(2).cumulativeValue());
        TableQuery loose = TableQuery.ALL.and(new Filter.Contains("sku", before.getFirst().sku()));
        assertThat(BUYER.ask(() -> company.proposals.among(loose, last))).as("the list does not want them").isEmpty();
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
        assertThat(BUYER.ask(() -> company.proposals.groups(TableQuery.ALL))).extracting(Proposals.Group::groupId).containsExactlyInAnyOrder(1, 2);
        company.jdbi.useHandle(handle -> handle.execute("update proposal set supplier_id = null, from_warehouse_id = sku_id"));
        List<Proposals.Group> groups = BUYER.ask(() -> company.proposals.groups(TableQuery.ALL));
        assertThat(groups).extracting(Proposals.Group::groupId).containsExactlyInAnyOrder(-1, -2);
        var second = BigDecimal.valueOf(-2);
        assertThat(BUYER.ask(() -> company.proposals.page(TableQuery.ALL.and(new Filter.NumberBetween("groupId", second, second)), 0, 10)))
                .extracting(ProposalRow::sku).containsExactly("S002");
    }

    /** By name, whoever has the lower number; a warehouse that gives stands among the suppliers by its code. */
    @Test
    void sortedBySupplierIsSortedByName() {
        var company = new Company(4);
        IntStream.rangeClosed(1, 4).forEach(sku -> company.line(sku, 1, 20, 10));
        company.plan();
        company.jdbi.useHandle(handle -> {
            handle.execute("update supplier set name = case id when 1 then 'Zeta' else 'acme' end");
            handle.execute("update warehouse set code = 'Middle' where id = 2");
            handle.execute("update proposal set supplier_id = case sku_id when 1 then 1 when 2 then 2 when 4 then 1 end, from_warehouse_id = case sku_id when 3 then 2 end");
        });
        assertThat(bySupplier(company, false)).containsExactly("acme", "Middle", "Zeta", "Zeta");
        assertThat(bySupplier(company, true)).containsExactly("Zeta", "Zeta", "Middle", "acme");
        List<ProposalRow> all = new ArrayList<>();
        BUYER.run(() -> company.proposals.forEach(TableQuery.ALL.sortedBy("supplier", false), all::add));
        assertThat(all).as("exported").extracting(ProposalRow::supplier).containsExactly("acme", "Middle", "Zeta", "Zeta");
        assertThat(BUYER.ask(() -> company.proposals.page(TableQuery.ALL.sortedBy("supplier", false), 0, 2))).as("first page").extracting(ProposalRow::cumulativeValue)
                .isEqualTo(all.subList(0, 2).stream().map(ProposalRow::cumulativeValue).toList());
    }

    private static List<String> bySupplier(Company company, boolean isDescending) {
        return BUYER.ask(() -> company.proposals.page(TableQuery.ALL.sortedBy("supplier", isDescending), 0, 10)).stream().map(ProposalRow::supplier).toList();
    }

    static List<String> changed(Company company) {
        return BUYER.ask(() -> company.proposals.page(TableQuery.ALL.and(new Filter.OneOf("change", Set.of("new", "more", "less"))), 0, 10)).stream().map(ProposalRow::sku).toList();
    }

    /** The second SKU's need is gone and a person keeps it: later plans say nothing about it, so they change nothing. */
    @Test
    void changedIsWhatTheLastPlanSaysOtherwise() {
        var company = new Company(2);
        company.line(1, 1, 20, 10);
        company.line(2, 1, 20, 10);
        company.plan();
        assertThat(changed(company)).as("new").containsExactlyInAnyOrder("S001", "S002");
        company.demand(2, 1, 20);
        company.plan();
        assertThat(changed(company)).as("more").containsExactly("S002");
        BUYER.run(() -> company.decisions.firm(company.rows().stream().filter(row -> row.skuId() == 2).map(ProposalRow::key).toList(), true));
        company.stock(2, 1, 100_000);
        company.plan();
        assertThat(changed(company)).isEmpty();
        assertThat(company.rows()).extracting(ProposalRow::sku).containsExactlyInAnyOrder("S001", "S002");
    }

    @Test
    void budgetMovesTheCutLine() {
        var company = new Company(3);
        for (int sku = 1; sku <= 3; sku++) {
            company.line(sku, 1, 20, 10 * sku);
        }
        company.plan();
        List<ProposalRow> rows = company.rows();
        BigDecimal two = rows.get(1).cumulativeValue();
        assertThat(two).isEqualByComparingTo(rows.get(0).value().add(rows.get(1).value()));
        Proposals.Totals within = BUYER.ask(() -> company.proposals.within(TableQuery.ALL, two));
        assertThat(within.lines()).isEqualTo(2);
        assertThat(within.value()).isEqualByComparingTo(two);
    }
}
