package org.quartermaster.launcher.demo;

import java.util.ArrayList;
import java.util.List;

/** Generates and writes the history of all SKUs of one supplier; shards do not depend on each other. */
final class Shard {

    private final World world;
    private final int supplier;
    private final RowSink sink;
    private final Candidates candidates;
    private final SeriesRows rows;
    private final TruthLines truth = new TruthLines();
    private final PurchaseRows purchases;
    private final double[] litres;
    private Family family;
    private double[][] season;
    private double[] yearly;

    Shard(World world, int supplier, RowSink sink) {
        this.world = world;
        this.supplier = supplier;
        this.sink = sink;
        this.candidates = new Candidates(world.size());
        this.purchases = new PurchaseRows(world, supplier, sink);
        this.rows = new SeriesRows(world, supplier, sink, candidates);
        this.litres = new double[world.sites().size()];
    }

    ShardResult run() {
        for (Sku sku : world.skusOf(supplier)) {
            history(sku);
        }
        double minimum = purchases.write();
        return new ShardResult(supplier, truth.demand(), truth.series(), truth.anomalies(), candidates, litres, minimum, rows.dailySales());
    }

    private void history(Sku sku) {
        if (sku.family() != family) {
            family = sku.family();
            season = world.seasons().factors(family);
            yearly = world.seasons().yearly(family);
        }
        var prices = Prices.of(sku, world.history(), world.seed(), world.sites().size());
        var model = new DemandModel(sku, prices, world.seed());
        prices(sku, prices);
        var pasts = new ArrayList<SeriesHistory>();
        for (Site site : world.sites()) {
            pasts.add(live(sku, site, prices, model));
        }
        transfer(sku, pasts);
        for (Site site : world.sites()) {
            SeriesHistory past = pasts.get(site.index());
            rows.write(sku, site, past, prices);
            purchases.add(past.orders);
            litres[site.index()] += past.onHand() * sku.litres();
        }
        truth.planted(world, sku, model, pasts);
    }

    private SeriesHistory live(Sku sku, Site site, Prices prices, DemandModel model) {
        double[] mean = model.mean(site, season[site.index()], prices.depths(site.index()));
        int[] demand = model.draw(site, mean);
        truth.series(sku, site, demand);
        var first = Term.of(sku, world.suppliers().get(sku.supplier()), true, world.seed());
        var second = sku.second() < 0 || sku.second() == sku.supplier() ? null : Term.of(sku, world.suppliers().get(sku.second()), false, world.seed());
        var terms = new StockSimulation.Terms(first, second, world.suppliers(), world.history(), world.seed());
        return new StockSimulation(sku, site, demand, mean, season[site.index()], yearly, terms).run();
    }

    /** One SKU in forty is on the way from the fullest warehouse to the emptiest. */
    private void transfer(Sku sku, List<SeriesHistory> pasts) {
        if (!Dice.of(world.seed(), "transfer", sku.id()).chance(0.025) || !sku.anomalies().isEmpty()) {
            return;
        }
        var fullest = pasts.stream().max(java.util.Comparator.comparingInt(SeriesHistory::onHand)).orElseThrow();
        var emptiest = pasts.stream().min(java.util.Comparator.comparingInt(SeriesHistory::onHand)).orElseThrow();
        int units = (fullest.onHand() - emptiest.onHand()) / 4;
        if (units > 0) {
            fullest.sent = units;
            emptiest.inTransit = units;
        }
    }

    private void prices(Sku sku, Prices prices) {
        for (Prices.Step step : prices.steps()) {
            sink.row(Table.PRICE_PERIOD, sku.id(), world.history().day(step.from()), step.price());
        }
        int number = sku.id() * 20;
        for (Prices.Promo promo : prices.promos()) {
            sink.row(Table.PROMOTION, number++, sku.id(), promo.site() < 0 ? null : (Object) (promo.site() + 1), world.history().day(promo.from()),
                    world.history().day(promo.to()), promo.depth(), promo.name());
        }
    }
}
