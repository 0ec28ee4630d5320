package org.quartermaster.launcher.demo;

import java.time.LocalDate;
import java.util.List;

/** Everything about the demo company that is small enough to keep in memory: SKUs, suppliers, warehouses, seasons. Immutable once made. */
record World(DemoSize size, long seed, History history, List<Site> sites, List<Sku> skus, List<Supplier> suppliers, Seasons seasons) {

    static World of(DemoSize size, long seed, LocalDate today) {
        var history = new History(today);
        var sites = Site.first(size.warehouses());
        var skus = Catalogue.make(size, seed);
        var suppliers = Suppliers.make(Catalogue.trades(skus, size.suppliers()), seed, history);
        return new World(size, seed, history, sites, List.copyOf(skus), suppliers, new Seasons(history, sites));
    }

    /** The SKUs of a supplier: neighbours. */
    List<Sku> skusOf(int supplier) {
        return skus.stream().filter(sku -> sku.supplier() == supplier).toList();
    }
}
