package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.policy.Limits;
import org.quartermaster.replenishment.policy.Method;
import org.quartermaster.replenishment.policy.Rules;
import org.quartermaster.replenishment.policy.rulebook.Condition;
import org.quartermaster.replenishment.policy.rulebook.PlanningRule;
import org.quartermaster.replenishment.policy.rulebook.RuleField;
import org.quartermaster.replenishment.simulation.ServiceCurve;
import org.quartermaster.replenishment.simulation.Unmet;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.TableQuery;

/** Rules as data: kept, tried in order, used by the plan, named in the why, and what they would do told before. */
class RulesIT {

    private static final Actor MANAGER = new Actor("mo", Role.MANAGER, Set.of());

    private static <T> T as(Callable<T> action) {
        try {
            return MANAGER.call(action);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static PlanningRule minMax(String sku, int min, int max) {
        var limits = new Limits(0, Limits.NONE, min, max, 1, Limits.NONE);
        return new PlanningRule(0, 0, List.of(new Condition(RuleField.SKU, Condition.Operator.IS, List.of(sku))),
                new Rules("by hand " + sku, Method.MIN_MAX, 0.95, 7, 0.2, 200, 0, 60, limits), true, 0);
    }

    /** Two lines alike: 10 a day, 20 in stock, lead time 10 days, packs of 10. */
    private static Company two() {
        var company = new Company(2);
        company.line(1, 1, 20, 10);
        company.line(2, 1, 20, 10);
        return company;
    }

    @Test
    void planUsesTheRuleAndTheWhyNamesIt() {
        var company = two();
        var editing = new RuleEditing(company.jdbi, company.clock, company.audited);
        as(() -> editing.save(minMax("S002", 50, 70)));
        company.plan();
        List<ProposalRow> rows = as(() -> company.proposals.page(TableQuery.ALL, 0, 10));
        ProposalRow ruled = rows.stream().filter(row -> row.sku().equals("S002")).findFirst().orElseThrow();
        // 70 up to, 20 there: 50, five packs
        assertThat(ruled.suggestedUnits()).isEqualTo(50);
        StoredWhy why = as(() -> company.proposals.detail(ruled.key())).why();
        assertThat(why.facts().rule()).isEqualTo("by hand S002");
        assertThat(why.facts().method()).isEqualTo("min_max");
        ProposalRow other = rows.stream().filter(row -> row.sku().equals("S001")).findFirst().orElseThrow();
        assertThat(other.suggestedUnits()).isGreaterThan(50);
        assertThat(company.audited.fired()).anyMatch(event -> event.action().equals("replenishment.rule.add"));
    }

    @Test
    void rulesKeepTheirOrderAndTellTheirReach() {
        var company = two();
        var editing = new RuleEditing(company.jdbi, company.clock, company.audited);
        assertThat(as(editing::rules)).extracting(PlanningRule::name).containsExactly("A", "B", "C");
        int id = as(() -> editing.save(minMax("S002", 50, 70)));
        as(() -> {
            editing.move(id, false);
            return 0;
        });
        assertThat(as(editing::rules)).extracting(PlanningRule::name).containsExactly("A", "by hand S002", "B", "C");
        as(() -> {
            editing.move(id, true);
            return 0;
        });
        company.plan();
        var reach = as(() -> company.reach().now());
        assertThat(reach.get("by hand S002").lines()).isEqualTo(1);
        assertThat(reach.values().stream().mapToLong(RuleReach.Reach::lines).sum()).isEqualTo(2);
    }

    @Test
    void effectIsToldBeforeItIsSaved() {
        var company = two();
        company.plan();
        RuleReach.Effect effect = as(() -> company.reach().effect(minMax("S002", 0, 0)));
        assertThat(effect.lines()).isEqualTo(1);
        assertThat(effect.after()).isLessThan(effect.before());
        RuleReach.Effect none = as(() -> company.reach().effect(minMax("nobody", 0, 0)));
        assertThat(none.lines()).isZero();
        assertThat(none.before()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(as(() -> new RuleEditing(company.jdbi, company.clock, company.audited).rules())).hasSize(3);
    }

    @Test
    void twoManagersDoNotOverwriteEachOther() {
        var company = new Company(1);
        var editing = new RuleEditing(company.jdbi, company.clock, company.audited);
        PlanningRule seen = as(() -> editing.one(1));
        var changed = new PlanningRule(1, seen.priority(), seen.conditions(), seen.parameters().withServiceLevel(0.99), true, seen.version());
        as(() -> editing.save(changed));
        assertThatThrownBy(() -> as(() -> editing.save(changed))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> as(() -> editing.save(new PlanningRule(0, 0, List.of(), seen.parameters(), true, 0)))).isInstanceOf(Conflict.class);
        assertThat(as(() -> editing.one(1)).parameters().serviceLevel()).isEqualTo(0.99);
    }

    @Test
    void curveOfALineIsDrawn() {
        var company = two();
        company.plan();
        ServiceCurves.Drawn drawn = as(() -> company.curves().ofLine("S001", "W1", Unmet.LOST));
        assertThat(drawn.curve().points()).hasSizeGreaterThan(10);
        assertThat(drawn.curve().points().getLast().fillRate()).isGreaterThan(drawn.curve().points().getFirst().fillRate());
        assertThat(as(() -> company.curves().ofRule(drawn.rule(), Unmet.WAITS)).curve().lines()).isPositive();
    }

    @Test
    void goodAndBadFortnightsOfThePastReachTheCurve() {
        var company = two();
        // the same forecast for both; the first was sold 20 a day in one fortnight and nothing in the next, the second always 10
        company.jdbi.useHandle(handle -> {
            var sale = handle.prepareBatch("insert into daily_sale (sku_id, warehouse_id, day, units, unit_price) values (?, 1, ?, ?, 10)");
            for (int back = 1; back <= 364; back++) {
                if (back / 14 % 2 == 0) {
                    sale.add(1, Company.DAY.minusDays(back), 20);
                }
                sale.add(2, Company.DAY.minusDays(back), 10);
            }
            sale.execute();
        });
        company.plan();
        ServiceCurve uneven = as(() -> company.curves().ofLine("S001", "W1", Unmet.LOST)).curve();
        ServiceCurve even = as(() -> company.curves().ofLine("S002", "W1", Unmet.LOST)).curve();
        int middle = even.points().size() / 2;
        assertThat(uneven.points().get(middle).fillRate()).as("the same stock serves less when bad days come together").isLessThan(even.points().get(middle).fillRate());
    }

    @Test
    void whatARuleGovernsEndsAtTheActorsWarehouses() throws Exception {
        var company = two();
        company.line(1, 2, 20, 10);
        company.plan();
        var second = new Actor("zwei", Role.MANAGER, Set.of(new WarehouseId(2)));
        assertThat(as(() -> company.reach().now()).values()).extracting(RuleReach.Reach::lines).containsExactly(3L);
        assertThat(second.call(() -> company.reach().now()).values()).extracting(RuleReach.Reach::lines).containsExactly(1L);
        assertThat(second.call(() -> company.reach().effect(minMax("S001", 50, 70))).lines()).isEqualTo(1);
        String rule = as(() -> company.reach().now()).keySet().iterator().next();
        assertThat(as(() -> company.curves().ofRule(rule, Unmet.LOST)).curve().lines()).isEqualTo(3);
        assertThat(second.call(() -> company.curves().ofRule(rule, Unmet.LOST)).curve().lines()).isEqualTo(1);
    }

    @Test
    void aRuleChangedWithoutPriorityKeepsItsPlace() {
        var company = two();
        var editing = new RuleEditing(company.jdbi, company.clock, company.audited);
        int id = as(() -> editing.save(minMax("S002", 50, 70)));
        PlanningRule added = as(() -> editing.one(id));
        PlanningRule sent = minMax("S002", 60, 80);
        as(() -> editing.save(new PlanningRule(id, 0, sent.conditions(), sent.parameters(), true, added.version())));
        assertThat(as(() -> editing.one(id)).priority()).isEqualTo(added.priority());
    }

    /** Bad input of every kind: each is listed with its reason, and the one good line is planned. */
    @Test
    void badInputIsListedWithItsReason() {
        var company = new Company(7);
        for (int sku = 1; sku <= 7; sku++) {
            company.line(sku, 1, 20, 10);
        }
        company.jdbi.useHandle(handle -> {
            handle.execute("update warehouse set capacity_litres = 20000 where id = 1");
            handle.execute("update sku set volume_litres = 10 where id = 7");
            handle.execute("update supplier_term set minimum_order_quantity = 2010 where sku_id = 7");
            handle.execute("update supplier_term set lead_time_days = -3 where sku_id = 2");
            handle.execute("update supplier_term set order_multiple = 0 where sku_id = 3");
            handle.execute("update supplier_term set unit_cost = 0 where sku_id = 4");
            handle.execute("delete from supplier_term where sku_id = 5");
        });
        company.demand(6, 1, Float.NaN);
        company.plan();
        assertThat(as(() -> company.proposals.page(TableQuery.ALL, 0, 10))).extracting(ProposalRow::sku).containsExactly("S001");
        List<StockLines.Gap> gaps = as(() -> company.stock.gaps(10));
        assertThat(gaps).extracting(gap -> gap.sku() + " " + gap.reason()).containsExactlyInAnyOrder("S002 bad_lead_time", "S003 bad_pack", "S004 no_cost",
                "S005 no_supplier", "S006 bad_forecast", "S007 minimum_above_room");
        // 10 a day × 28 days × 10.00 for all whose forecast is known
        assertThat(gaps.stream().filter(gap -> !gap.sku().equals("S006"))).allMatch(gap -> gap.revenueAtRisk().compareTo(new BigDecimal("2800")) == 0);
    }
}
