package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.ProposalRevising.Option;
import org.quartermaster.replenishment.ProposalRevising.Outcome;
import org.quartermaster.replenishment.ProposalRevising.Terms;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Merge;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** SKU 1 is sold by supplier 1 for 4.00 in packs of 10, and by supplier 2 for 5.00, at least 48, in packs of 24, in three days. */
class ProposalRevisingIT {

    private static final Actor ANN = new Actor("ann", Role.BUYER, Set.of());
    private static final Actor BOB = new Actor("bob", Role.BUYER, Set.of());
    private static final Actor CARL = new Actor("carl", Role.BUYER, Set.of());

    private final Company company = new Company(1);
    private final ProposalRevising revising = new ProposalRevising(company.jdbi, company.facts(), company.rules, company.decisions, company.clock, company.audited);

    ProposalRevisingIT() {
        company.jdbi.useHandle(handle -> {
            handle.execute("insert into supplier_term (id, supplier_id, sku_id, unit_cost, minimum_order_quantity, order_multiple, lead_time_days) values (50, 2, 1, 5, 48, 24, 3)");
            handle.execute("update sku set volume_litres = 2");
        });
        company.line(1, 1, 20, 10);
        company.plan();
    }

    private static Terms terms(ProposalRow row) {
        return new Terms(row.supplierId(), row.units(), row.orderOn());
    }

    @Test
    void everythingThatFollowsFromASupplierIsComputedAtOnce() {
        ProposalRow row = company.only();
        Option other = ANN.ask(() -> revising.options(row.key())).stream().filter(option -> option.supplierId() != row.supplierId()).findFirst().orElseThrow();
        int units = other.multiple() * 10;
        var wanted = new Terms(other.supplierId(), units, other.orderDays().getFirst());
        Outcome outcome = ANN.ask(() -> revising.preview(row.key(), wanted));
        assertThat(company.only()).isEqualTo(row);
        assertThat(ANN.ask(() -> revising.revise(row.key(), terms(row), wanted, List.of())).isStored()).isTrue();
        ProposalRow after = company.only();
        assertThat(after.supplierId()).isEqualTo(other.supplierId());
        assertThat(after.multiple()).isEqualTo(other.multiple());
        assertThat(after.unitCost()).isEqualByComparingTo(other.unitCost());
        assertThat(after.value()).isEqualByComparingTo(other.unitCost().multiply(java.math.BigDecimal.valueOf(units))).isEqualByComparingTo(outcome.value());
        assertThat(after.arrivesOn()).isEqualTo(wanted.orderOn().plusDays(other.leadDays())).isEqualTo(outcome.arrivesOn());
        assertThat(after.saves()).isEqualByComparingTo(outcome.saves());
        assertThat(after.volumeLitres()).isEqualTo(2.0 * units);
        assertThat(after.editedBy()).isEqualTo("ann");
        assertThat(after.chosen()).contains("supplier");
        assertThat(ANN.ask(() -> company.proposals.detail(row.key())).why().arithmetic().suggestion()).isEqualTo(after.suggestedUnits());
        assertThat(company.audited.fired()).anyMatch(one -> one.action().equals("replenishment.edit") && one.after().contains("supplierId=" + other.supplierId()));
    }

    /** The plan ordered a pack more than the line's own policy would, as a truck or a price break makes it do. */
    @Test
    void anotherQuantityAloneLeavesThePlansSuggestionAndItsWhy() {
        ProposalRow made = company.only();
        int policys = ANN.ask(() -> revising.preview(made.key(), terms(made))).suggestion();
        company.jdbi.useHandle(handle -> handle.execute("update proposal set units = ? + multiple, suggested_units = ? + multiple", policys, policys));
        ProposalRow row = company.only();
        assertThat(ANN.ask(() -> revising.revise(row.key(), terms(row), new Terms(row.supplierId(), policys, row.orderOn()), List.of())).isStored()).isTrue();
        assertThat(company.only().units()).isEqualTo(policys);
        assertThat(company.only().suggestedUnits()).isEqualTo(policys + row.multiple());
        assertThat(company.only().editedBy()).isEqualTo("ann");
        assertThat(company.only().chosen()).isEmpty();
    }

    @Test
    void nextPlanKeepsWhatWasChosenUntilItIsGivenBack() {
        ProposalRow row = company.only();
        var wanted = new Terms(2, 72, Company.DAY.plusDays(2));
        ANN.run(() -> revising.revise(row.key(), terms(row), wanted, List.of()));
        company.plan();
        assertThat(terms(company.only())).isEqualTo(wanted);
        assertThat(company.only().chosen()).isEqualTo(row.supplierId() == 2 ? "day" : "supplier,day");
        ANN.run(() -> company.decisions.edit(row.key(), company.only().suggestedUnits(), company.only().version()));
        assertThat(company.only().editedBy()).as("the quantity is the plan's again, supplier and day are not").isEqualTo("ann");
        ANN.run(() -> company.decisions.firm(List.of(row.key()), false));
        company.plan();
        assertThat(company.only().chosen()).isEmpty();
        assertThat(company.only().orderOn()).isEqualTo(row.orderOn());
        assertThat(company.only().supplierId()).isEqualTo(row.supplierId());
    }

    /** Packs of 24 instead of 10: another quantity is suggested there, and no plan changed its mind. */
    @Test
    void anotherSupplierIsNoChangeOfThePlan() {
        company.plan();
        ProposalRow row = company.only();
        assertThat(WorklistIT.changed(company)).isEmpty();
        int other = row.supplierId() == 1 ? 2 : 1;
        ANN.run(() -> revising.revise(row.key(), terms(row), new Terms(other, 480, row.orderOn()), List.of()));
        assertThat(company.only().suggestedUnits()).isNotEqualTo(row.suggestedUnits());
        assertThat(WorklistIT.changed(company)).as("a person's choice").isEmpty();
        company.plan();
        assertThat(WorklistIT.changed(company)).as("the plan goes along with it").isEmpty();
    }

    @Test
    void changesOfTwoBuyersAreMergedAndTheSameFieldIsChosen() {
        ProposalRow row = company.only();
        Terms seen = terms(row);
        BOB.run(() -> revising.revise(row.key(), seen, new Terms(seen.supplierId(), 500, seen.orderOn()), List.of()));
        var day = ANN.ask(() -> revising.revise(row.key(), seen, new Terms(seen.supplierId(), seen.units(), Company.DAY.plusDays(3)), List.of()));
        assertThat(day.isStored()).isTrue();
        assertThat(day.kept()).containsExactly(new Theirs("units", String.valueOf(seen.units()), String.valueOf(seen.units()), "500", "bob", company.clock.instant()));
        assertThat(terms(company.only())).isEqualTo(new Terms(seen.supplierId(), 500, Company.DAY.plusDays(3)));
        var mine = new Terms(seen.supplierId(), 300, seen.orderOn());
        var clash = ANN.ask(() -> revising.revise(row.key(), seen, mine, List.of()));
        assertThat(clash.clashes()).as("the one who changed the quantity, not the one who changed the line last")
                .containsExactly(new Theirs("units", String.valueOf(seen.units()), "300", "500", "bob", company.clock.instant()));
        assertThat(company.only().units()).isEqualTo(500);
        assertThat(ANN.ask(() -> revising.revise(row.key(), seen, mine, List.of(new Merge.Choice("units", "500", true)))).isStored()).isTrue();
        assertThat(company.only().units()).isEqualTo(300);
    }

    /** The suggestion that Ann saw is not the one that stands, and no person changed it. */
    @Test
    void whatANewerPlanChangedIsNobodys() {
        ProposalRow row = company.only();
        var old = new Terms(row.supplierId(), row.units() + row.multiple(), row.orderOn());
        var clash = ANN.ask(() -> revising.revise(row.key(), old, new Terms(row.supplierId(), 300, row.orderOn()), List.of()));
        assertThat(clash.clashes()).containsExactly(new Theirs("units", String.valueOf(old.units()), "300", String.valueOf(row.units()), "", null));
        assertThat(company.only()).isEqualTo(row);
    }

    @Test
    void threeFieldsOfThreeBuyersMeetInOneProposal() {
        ProposalRow row = company.only();
        Terms seen = terms(row);
        int other = seen.supplierId() == 1 ? 2 : 1;
        BOB.run(() -> revising.revise(row.key(), seen, new Terms(other, seen.units(), seen.orderOn()), List.of()));
        ANN.run(() -> revising.revise(row.key(), seen, new Terms(seen.supplierId(), 480, seen.orderOn()), List.of()));
        var last = CARL.ask(() -> revising.revise(row.key(), seen, new Terms(seen.supplierId(), seen.units(), Company.DAY.plusDays(3)), List.of()));
        assertThat(last.kept()).extracting(Theirs::field, Theirs::theirs, Theirs::by).containsExactly(tuple("supplier", String.valueOf(other), "bob"), tuple("units", "480", "ann"));
        assertThat(terms(company.only())).isEqualTo(new Terms(other, 480, Company.DAY.plusDays(3)));
    }

    @Test
    void suppliersWithoutTermsAndDaysWithoutOrdersAreRefused() {
        ProposalRow row = company.only();
        assertThatThrownBy(() -> ANN.ask(() -> revising.preview(row.key(), new Terms(99, 10, row.orderOn())))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> ANN.ask(() -> revising.preview(row.key(), new Terms(row.supplierId(), 10, Company.DAY.minusDays(1))))).isInstanceOf(Conflict.class)
                .hasMessageContaining(Company.DAY.toString());
        ANN.run(() -> company.decisions.approve(List.of(row.key())));
        assertThatThrownBy(() -> ANN.run(() -> revising.revise(row.key(), terms(row), new Terms(row.supplierId(), 10, row.orderOn()), List.of()))).isInstanceOf(Conflict.class);
    }
}
