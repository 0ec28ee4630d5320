package org.quartermaster.launcher.demo;

import java.util.ArrayList;
import java.util.Comparator;
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
    private SkuPast.FamilySeason season;

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
        if (season == null || season.family() != sku.family()) {
            season = SkuPast.FamilySeason.of(world, sku.family());
        }
        var life = new SkuPast(world, sku, season);
        prices(sku, life.prices());
        var pasts = new ArrayList<SeriesHistory>();
        for (Site site : world.sites()) {
            double[] mean = life.meanDemand(site);
            int[] demand = life.model().draw(site, mean);
            truth.series(sku, site, demand);
            pasts.add(life.at(site, mean, demand));
        }
        transfer(sku, pasts);
        for (Site site : world.sites()) {
            SeriesHistory past = pasts.get(site.index());
            rows.write(sku, site, past, life.prices());
            purchases.add(past.orders);
            litres[site.index()] += past.onHand() * sku.litres();
        }
        truth.planted(world, sku, life.model(), pasts);
    }

    /** One SKU in forty is on the way from the fullest warehouse to the emptiest. */
    private void transfer(Sku sku, List<SeriesHistory> pasts) {
        if (!Dice.of(world.seed(), "transfer", sku.id()).chance(0.025) || !sku.anomalies().isEmpty()) {
            return;
        }
        var fullest = pasts.stream().max(Comparator.comparingInt(SeriesHistory::onHand)).orElseThrow();
        var emptiest = pasts.stream().min(Comparator.comparingInt(SeriesHistory::onHand)).orElseThrow();
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
