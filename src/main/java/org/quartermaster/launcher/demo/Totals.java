package org.quartermaster.launcher.demo;

/** What is summed up over the shards as they come in, so that none of them has to be kept. */
final class Totals {

    final Candidates candidates;
    /** Volume of the stock per warehouse. */
    final double[] litres;
    /** Minimum order value per supplier, its currency. */
    final double[] minimumOrders;
    long dailySales;

    Totals(World world) {
        this.candidates = new Candidates(world.size());
        this.litres = new double[world.sites().size()];
        this.minimumOrders = new double[world.suppliers().size()];
    }

    void add(ShardResult shard) {
        candidates.add(shard.candidates());
        for (int site = 0; site < litres.length; site++) {
            litres[site] += shard.litres()[site];
        }
        minimumOrders[shard.supplier()] = shard.minimumOrder();
        dailySales += shard.dailySales();
    }
}
