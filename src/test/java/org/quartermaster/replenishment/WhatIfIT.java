package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.Overlay;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

class WhatIfIT {

    private static final Actor BUYER = new Actor("bo", Role.BUYER, Set.of());

    private static Scenario scenario(Overlay overlay, Integer... lost) {
        return new Scenario(overlay, Set.of(lost), null, null, null);
    }

    private static Scenario budget(String amount) {
        return new Scenario(Overlay.NOTHING, Set.of(), new BigDecimal(amount), null, null);
    }

    /** Two SKUs that need an order, in warehouse 1 and 2. */
    private static Company company() {
        var company = new Company(2);
        company.line(1, 1, 20, 10);
        company.line(2, 2, 30, 10);
        company.plan();
        return company;
    }

    private static ScenarioResult ask(Company company, Scenario scenario) {
        return BUYER.ask(() -> company.whatIf().ask(scenario));
    }

    @Test
    void asThingsAreNothingChangesAndBothSidesAreTheSame() {
        var result = ask(company(), scenario(Overlay.NOTHING));
        assertThat(result.changed()).isZero();
        assertThat(result.after()).isEqualTo(result.before());
        assertThat(result.before().lines()).isEqualTo(2);
        assertThat(result.looked()).isEqualTo(2);
    }

    @Test
    void moreDemandOrdersMoreAndTheTotalsAreTheSumOfTheLines() {
        var result = ask(company(), scenario(new Overlay(Double.NaN, 0, 1.5)));
        assertThat(result.lines()).hasSize(2).allSatisfy(line -> {
            assertThat(line.after().units()).isGreaterThan(line.before().units());
            assertThat(line.reason()).isEqualTo("quantity");
            assertThat(line.planned()).isNotNull();
        });
        BigDecimal differences = result.lines().stream().map(ScenarioResult.Changed::difference).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(result.after().value().subtract(result.before().value())).isEqualByComparingTo(differences);
    }

    @Test
    void nothingIsStoredUntilALineIsTakenOver() {
        var company = company();
        var rows = company.rows();
        var result = ask(company, scenario(new Overlay(Double.NaN, 0, 1.5)));
        assertThat(company.rows()).isEqualTo(rows);
        var line = result.lines().getFirst();
        BUYER.run(() -> company.whatIf().promote(line));
        var taken = company.rows().stream().filter(row -> row.key().equals(line.proposalKey())).findFirst().orElseThrow();
        assertThat(taken.units()).isEqualTo(line.after().units());
        assertThat(taken.editedBy()).isEqualTo("bo");
        var other = rows.stream().filter(row -> !row.key().equals(line.proposalKey())).findFirst().orElseThrow();
        assertThat(company.rows()).as("the other line stays").anyMatch(row -> row.key().equals(other.key()) && row.units() == other.units() && row.version() == other.version());
        assertThatThrownBy(() -> BUYER.run(() -> company.whatIf().promote(line))).as("taken twice, as by two tabs").isInstanceOf(Conflict.class);
    }

    @Test
    void aLostSupplierIsReplacedWhereAnotherSellsItAndItsOrdersDoNotCome() {
        var company = company();
        company.jdbi.useHandle(handle -> handle.execute("insert into supplier_term (id, supplier_id, sku_id, unit_cost, minimum_order_quantity, order_multiple) values (9, 2, 1, 5, 10, 10)"));
        var result = ask(company, scenario(Overlay.NOTHING, 1));
        assertThat(result.lines()).extracting(ScenarioResult.Changed::sku, ScenarioResult.Changed::reason).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple("S001", "supplier"), org.assertj.core.groups.Tuple.tuple("S002", "no_supplier"));
        ScenarioResult.Changed replaced = result.lines().stream().filter(line -> line.sku().equals("S001")).findFirst().orElseThrow();
        assertThat(result.lines()).filteredOn(ScenarioResult.Changed::canPromote).as("nobody delivers the other").containsExactly(replaced);
        BUYER.run(() -> company.whatIf().promote(replaced));
        assertThat(company.rows()).filteredOn(row -> row.sku().equals("S001")).singleElement()
                .matches(row -> row.supplierId() == 2 && row.units() == replaced.after().units() && row.chosen().contains("supplier"));
        assertThatThrownBy(() -> BUYER.run(() -> company.whatIf().promote(replaced))).as("taken twice").isInstanceOf(Conflict.class);
    }

    @Test
    void aBudgetKeepsTheBestAndIsNeverExceeded() {
        var company = company();
        BigDecimal all = ask(company, scenario(Overlay.NOTHING)).after().value();
        assertThat(ask(company, budget(all.toPlainString())).changed()).isZero();
        var half = all.divide(BigDecimal.TWO);
        var result = ask(company, budget(half.toPlainString()));
        assertThat(result.after().value()).isLessThanOrEqualTo(half);
        assertThat(result.lines()).isNotEmpty().allMatch(line -> line.reason().equals("budget") && line.after().units() == 0);
        assertThat(ask(company, budget("0")).after().lines()).isZero();
    }

    @Test
    void aPartOfTheLinesIsAnEstimateAndAllOfThemAreExact() {
        var company = new Company(900);
        for (int sku = 1; sku <= 900; sku++) {
            company.line(sku, 1, 20, 10 + sku % 7);
        }
        company.plan();
        var scenario = scenario(new Overlay(Double.NaN, 0, 1.5));
        ScenarioRun run = BUYER.ask(() -> company.whatIf().begin(scenario));
        BUYER.run(() -> company.whatIf().more(run, Duration.ZERO));
        assertThat(run.isDone()).isFalse();
        var estimate = BUYER.ask(() -> company.whatIf().result(run));
        assertThat(estimate.looked()).isLessThan(estimate.of());
        var exact = BUYER.ask(() -> company.whatIf().askAll(scenario));
        assertThat(exact.looked()).isEqualTo(exact.of()).isEqualTo(900);
        assertThat(exact.uncertainty()).isZero();
        assertThat(estimate.after().value().doubleValue()).isCloseTo(exact.after().value().doubleValue(), org.assertj.core.api.Assertions.withinPercentage(40));
        while (!run.isDone()) {
            BUYER.run(() -> company.whatIf().more(run, Duration.ZERO));
        }
        assertThat(BUYER.ask(() -> company.whatIf().result(run)).after()).as("refined to the end it is the same").isEqualTo(exact.after());
    }

    @Test
    void onlyTheActorsWarehousesAreLookedAt() {
        var company = company();
        var other = new Actor("bea", Role.BUYER, Set.of(new WarehouseId(2)));
        var result = other.ask(() -> company.whatIf().ask(scenario(new Overlay(Double.NaN, 0, 2))));
        assertThat(result.lines()).extracting(ScenarioResult.Changed::warehouseId).isEqualTo(List.of(2));
    }
}
