package org.quartermaster.launcher.demo;

/** One SKU in the demo world: its prices, its demand, and what happened to it in each warehouse. */
final class SkuPast {

    private final World world;
    private final Sku sku;
    private final FamilySeason season;
    private final Prices prices;
    private final DemandModel model;

    /**
     * The shape of the year of a family.
     *
     * @param factors {@code [site][day]}
     * @param yearly  the time of year alone
     */
    record FamilySeason(Family family, double[][] factors, double[] yearly) {

        static FamilySeason of(World world, Family family) {
            return new FamilySeason(family, world.seasons().factors(family), world.seasons().yearly(family));
        }
    }

    SkuPast(World world, Sku sku, FamilySeason season) {
        this.world = world;
        this.sku = sku;
        this.season = season;
        this.prices = Prices.of(sku, world.history(), world.seed(), world.sites().size());
        this.model = new DemandModel(sku, prices, world.seed());
    }

    Prices prices() {
        return prices;
    }

    DemandModel model() {
        return model;
    }

    double[] meanDemand(Site site) {
        return model.mean(site, season.factors()[site.index()], prices.depths(site.index()));
    }

    /** What happened in a warehouse, given its mean demand and the demand drawn from it. */
    SeriesHistory at(Site site, double[] mean, int[] demand) {
        var first = Term.of(sku, world.suppliers().get(sku.supplier()), true, world.seed());
        var second = sku.second() < 0 || sku.second() == sku.supplier() ? null : Term.of(sku, world.suppliers().get(sku.second()), false, world.seed());
        var terms = new StockSimulation.Terms(first, second, world.suppliers(), world.history(), world.seed(), model.spikeDay(site));
        return new StockSimulation(sku, site, demand, mean, season.factors()[site.index()], season.yearly(), terms).run();
    }
}
