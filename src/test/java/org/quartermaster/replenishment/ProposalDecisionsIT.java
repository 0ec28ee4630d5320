package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.FieldEdit;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.TableQuery;

/** What a buyer decides short of an approval, and what the next plan makes of it. */
class ProposalDecisionsIT {

    private static final Actor BUYER = new Actor("bo", Role.BUYER, Set.of());

    @Test
    void editedQuantityStaysAndIsOrdered() {
        var company = Company.short20();
        ProposalRow row = company.only();
        BUYER.run(() -> company.decisions.edit(row.key(), 500, row.version()));
        assertThatThrownBy(() -> BUYER.run(() -> company.decisions.edit(row.key(), 600, row.version()))).isInstanceOf(Conflict.class);
        company.plan();
        ProposalRow after = company.only();
        assertThat(after.units()).isEqualTo(500);
        assertThat(after.editedBy()).isEqualTo("bo");
        assertThat(after.suggestedUnits()).isLessThan(500);
        assertThat(after.value()).isEqualByComparingTo("2000");
        BUYER.ask(() -> company.decisions.approve(List.of(row.key())));
        assertThat(company.count("purchase_order_line where units = 500")).isEqualTo(1);
    }

    @Test
    void anEditToNothingAndBackLosesNothing() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.jdbi.useHandle(handle -> handle.execute("update sku set volume_litres = 2, weight_kg = 3"));
        company.plan();
        ProposalRow row = company.only();
        BUYER.run(() -> {
            company.decisions.edit(row.key(), 0, row.version());
            company.decisions.edit(row.key(), row.units(), row.version() + 1);
        });
        ProposalRow after = company.only();
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
        List<ProposalRow> before = company.rows();
        ProposalRow first = before.getFirst();
        BUYER.run(() -> company.decisions.edit(first.key(), first.units() * 9, first.version()));
        List<ProposalRow> after = company.rows();
        assertThat(after).extracting(ProposalRow::key).containsExactlyElementsOf(before.stream().map(ProposalRow::key).toList());
        // nine times the money for no more saving: its return falls to a ninth, its place stays
        assertThat(after.getFirst().returnRate()).isLessThan(after.getLast().returnRate());
        company.plan();
        assertThat(company.rows().getLast().key()).isEqualTo(first.key());
    }

    @Test
    void aFirmedLineStaysAsItStandsUntilItIsLoosened() {
        var company = Company.short20();
        ProposalRow row = company.only();
        BUYER.run(() -> company.decisions.firm(List.of(row.key()), true));
        company.demand(1, 1, 20);
        company.plan();
        assertThat(company.only().units()).isEqualTo(row.units());
        assertThat(company.only().firmedBy()).isEqualTo("bo");
        BUYER.run(() -> company.decisions.firm(List.of(row.key()), false));
        company.plan();
        assertThat(company.only().units()).isGreaterThan(row.units());
    }

    @Test
    void aFirmedLineDoesNotLapseWhenTheNeedFalls() {
        var company = Company.short20();
        ProposalRow row = company.only();
        BUYER.run(() -> company.decisions.firm(List.of(row.key()), true));
        company.stock(1, 1, 100_000);
        company.plan();
        assertThat(company.only().key()).isEqualTo(row.key());
        assertThat(company.only().units()).isEqualTo(row.units());
        BUYER.run(() -> company.decisions.firm(List.of(row.key()), false));
        company.plan();
        assertThat(company.count("proposal where state = 'proposed'")).isZero();
    }

    @Test
    void anEditedTransferKeepsItsUnits() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.line(1, 2, 3_000, 1);
        company.plan();
        ProposalRow transfer = company.rows().stream().filter(row -> row.kind().equals("transfer")).findFirst().orElseThrow();
        BUYER.run(() -> company.decisions.edit(transfer.key(), transfer.units() - 7, transfer.version()));
        company.plan();
        ProposalRow after = company.rows().stream().filter(row -> row.kind().equals("transfer") && row.state().equals("proposed")).findFirst().orElseThrow();
        assertThat(after.key()).isEqualTo(transfer.key());
        assertThat(after.units()).isEqualTo(transfer.units() - 7);
        assertThat(after.suggestedUnits()).isEqualTo(transfer.suggestedUnits());
    }

    @Test
    void snoozedSleepsUntilTheRiskWorsens() {
        var company = new Company(1);
        company.line(1, 1, 100, 10);
        company.plan();
        String key = company.only().key();
        BUYER.run(() -> company.decisions.snooze(List.of(key), "new supplier soon", Company.DAY.plusDays(30)));
        company.plan();
        assertThat(company.rows().getFirst().state()).isEqualTo("snoozed");
        company.stock(1, 1, 0);
        company.plan();
        assertThat(company.rows().getFirst().state()).isEqualTo("proposed");
        assertThat(BUYER.ask(() -> company.proposals.detail(key)).history()).extracting(Proposals.Event::action).contains("snoozed", "woken");
    }

    @Test
    void rejectedIsNotProposedAgainOnTheSameDayAndCannotBeApproved() {
        var company = Company.short20();
        String key = company.only().key();
        BUYER.run(() -> company.decisions.reject(List.of(key), "discontinued"));
        company.plan();
        assertThat(company.count("proposal where state = 'proposed'")).isZero();
        assertThatThrownBy(() -> BUYER.ask(() -> company.decisions.approve(List.of(key)))).isInstanceOf(Conflict.class);
    }

    @Test
    void outOfScopeIsNotThere() {
        var company = Company.short20();
        String key = company.only().key();
        var elsewhere = new Actor("eve", Role.BUYER, Set.of(new WarehouseId(2)));
        assertThat(elsewhere.ask(() -> company.proposals.count(TableQuery.ALL))).isZero();
        assertThatThrownBy(() -> elsewhere.ask(() -> company.decisions.approve(List.of(key)))).isInstanceOf(NotFound.class);
    }

    /** The other one keeps the line as it stands and the plan runs again: the quantity is as it was seen, so the edit is stored. Then both change the quantity. */
    @Test
    void anEditMergesWithWhatOthersChangedUnlessTheyChangedTheQuantity() {
        var company = Company.short20();
        ProposalRow seen = company.only();
        Actor.NIGHT_RUN.run(() -> company.decisions.firm(List.of(seen.key()), true));
        assertThat(Actor.NIGHT_RUN.ask(() -> company.decisions.merge(seen.key(), new FieldEdit<>(seen.units(), 70)))).isEmpty();
        assertThat(company.only().units()).isEqualTo(70);
        assertThat(company.only().isFirmed()).as("the other one's decision stays").isTrue();
        assertThat(Actor.NIGHT_RUN.ask(() -> company.decisions.merge(seen.key(), new FieldEdit<>(seen.units(), 90)))).get().extracting(Theirs::theirs, Theirs::mine, Theirs::by)
                .containsExactly("70", "90", Actor.NIGHT_RUN.name());
        assertThat(company.only().units()).as("nothing is stored before somebody chose").isEqualTo(70);
        assertThat(Actor.NIGHT_RUN.ask(() -> company.decisions.merge(seen.key(), new FieldEdit<>(70, 90)))).isEmpty();
        assertThat(company.only().units()).isEqualTo(90);
    }
}
