package org.quartermaster.replenishment;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.forecasting.SeriesPasts;
import org.quartermaster.purchasing.Inbound;
import org.quartermaster.purchasing.MeasuredLeadTimes;
import org.quartermaster.purchasing.PurchaseOrders;
import org.quartermaster.sales.SalesHistory;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.stock.Balances;
import org.quartermaster.stock.Transfers;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.suppliers.Suppliers;
import org.quartermaster.suppliers.Terms;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.QuietWork;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

/** A company of a few lines on the real database, with the services of this room over it. */
final class Company {

    static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    final Jdbi jdbi = TestDatabase.fresh().jdbi();
    final Clock clock = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC);
    final FixedCalendar calendar = new FixedCalendar(DAY);
    final Recorded<Audited> audited = new Recorded<>();
    final Recorded<PlanPublished> published = new Recorded<>();
    final Recorded<ProposalApproved> approved = new Recorded<>();
    final Proposals proposals = new Proposals(jdbi);
    final StockLines stock = new StockLines(jdbi);
    final PlanningRules rules = new PlanningRules(jdbi, clock, audited);
    final PlanningLimits limits = new PlanningLimits(jdbi, clock, audited);
    final Terms terms = new Terms(jdbi);
    final Transfers transfers = new Transfers(jdbi, clock, audited);
    final ProposalDecisions decisions = decisions(approved);

    /** SKUs 1…skus in both of two warehouses, sold by supplier 1 (lead time 10 days, any day, 4.00, packs of 10). */
    Company(int skus) {
        FactRows.skus(jdbi, skus);
        FactRows.warehouses(jdbi, 2);
        FactRows.suppliers(jdbi, 2);
        jdbi.useHandle(handle -> {
            handle.execute("insert into setting values ('company.currency', 'EUR', '2026-01-01', 'test')");
            handle.execute("insert into setting values ('replenishment.search_seconds', '1', '2026-01-01', 'test')");
            handle.execute("insert into forecast_run (id, state, as_of, horizon, started_at, completed_at, seed) values (1, 'current', ?, 56, '2026-11-23', '2026-11-23', 1)",
                    DAY.minusDays(1));
            for (int sku = 1; sku <= skus; sku++) {
                handle.execute("insert into supplier_term (id, supplier_id, sku_id, unit_cost, minimum_order_quantity, order_multiple) values (?, 1, ?, 4, 10, 10)",
                        sku, sku);
            }
        });
    }

    ProposalDecisions decisions(jakarta.enterprise.event.Event<ProposalApproved> listener) {
        return new ProposalDecisions(jdbi, new PurchaseOrders(jdbi, limits, clock, audited), transfers, terms, calendar, clock, audited, listener);
    }

    /** The same demand every day, Poisson; NaN: a forecast that went wrong. */
    void demand(int sku, int warehouse, float perDay) {
        var blob = ByteBuffer.allocate(5 + 56 * 24).put((byte) 1).putFloat(1);
        for (int i = 0; i < 56 * 12; i++) {
            blob.putShort(Float.floatToFloat16(perDay));
        }
        jdbi.useHandle(handle -> handle.execute("""
                replace into forecast (run_id, sku_id, warehouse_id, quantiles, total_mean, method, weights, demand_class, adi, cv2, inverse_shape,
                  variance_ratio, day_correlation, simple_method) values (1, ?, ?, ?, ?, 'test', '', 'smooth', 1, 0, 0, 1, 0, 'test')
                """, sku, warehouse, blob.array(), Float.isNaN(perDay) ? 0 : perDay * 56));
    }

    void stock(int sku, int warehouse, int units) {
        jdbi.useHandle(handle -> handle.execute("replace into stock_balance (sku_id, warehouse_id, on_hand, counted_at) values (?, ?, ?, '2026-11-23')",
                sku, warehouse, units));
    }

    void line(int sku, int warehouse, int units, float perDay) {
        stock(sku, warehouse, units);
        demand(sku, warehouse, perDay);
    }

    RuleReach reach() {
        return new RuleReach(facts(), rules, calendar, jdbi);
    }

    ServiceCurves curves() {
        return new ServiceCurves(facts(), rules, calendar, jdbi, new SeriesPasts(new SalesHistory(jdbi), new Catalog(jdbi), jdbi));
    }

    WhatIf whatIf() {
        return new WhatIf(jdbi, facts(), rules, calendar, decisions, adding(), new ProposalRevising(jdbi, facts(), rules, decisions, clock, audited), proposals);
    }

    ProposalAdding adding() {
        return adding(facts());
    }

    ProposalAdding adding(PlanningFacts facts) {
        return new ProposalAdding(jdbi, facts, rules, decisions, proposals, clock, audited);
    }

    PlanningFacts facts() {
        return facts(() -> { });
    }

    /** @param beforeLoad comes before every bulk read */
    PlanningFacts facts(Runnable beforeLoad) {
        return new PlanningFacts(new Catalog(jdbi), new Balances(jdbi), new Inbound(jdbi, new MeasuredLeadTimes(jdbi, calendar), calendar), terms, new Suppliers(jdbi),
                new MeasuredLeadTimes(jdbi, calendar), new Forecasts(jdbi, calendar), new Warehouses(jdbi), transfers) {
            @Override
            Shard load(SkuRange range) {
                beforeLoad.run();
                return super.load(range);
            }
        };
    }

    /** Runs the plan as the night run. */
    void plan() {
        plan(new QuietWork(Map.of()));
    }

    /** As {@link #plan()}; {@code decision} comes when every fact is read and nothing is published yet. */
    void plan(Runnable decision) {
        plan(new QuietWork(Map.of()) {
            @Override
            public void progress(String step, long done, long total) {
                if (step.equals("replenishment.step.store")) {
                    decision.run();
                }
            }
        });
    }

    private void plan(QuietWork work) {
        plan(facts(), work);
    }

    void plan(PlanningFacts facts, QuietWork work) {
        var planning = new ReplenishmentPlanning(facts, rules, new Forecasts(jdbi, calendar), calendar, jdbi,
                clock, published, new Recorded<>());
        Actor.NIGHT_RUN.run(() -> {
            try {
                planning.run(work);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** A listener that fails, as a crash in the middle of a transaction would. */
    @SuppressWarnings("unchecked")
    static jakarta.enterprise.event.Event<ProposalApproved> powerCut() {
        return (jakarta.enterprise.event.Event<ProposalApproved>) java.lang.reflect.Proxy.newProxyInstance(Company.class.getClassLoader(),
                new Class<?>[] {jakarta.enterprise.event.Event.class}, (_, _, _) -> {
                    throw new IllegalStateException("power cut");
                });
    }

    /** One line: 10 a day, 20 in stock, lead time 10 days. */
    static Company short20() {
        var company = new Company(1);
        company.line(1, 1, 20, 10);
        company.plan();
        return company;
    }

    /** The worklist as the night run sees it. */
    List<ProposalRow> rows() {
        return Actor.NIGHT_RUN.ask(() -> proposals.page(TableQuery.ALL, 0, 100));
    }

    /** The only line of the stock list. */
    StockLine stockLine() {
        return Actor.NIGHT_RUN.ask(() -> stock.page(TableQuery.ALL, 0, 10)).getFirst();
    }

    /** The first line that is not decided. */
    ProposalRow only() {
        return rows().stream().filter(row -> row.state().equals("proposed")).findFirst().orElseThrow();
    }

    int count(String from) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + from).mapTo(Integer.class).one());
    }
}
