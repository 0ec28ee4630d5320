package org.quartermaster.launcher.demo;

/** How big the demo company is; {@code ordersToday} is about how many customer orders are to be delivered today. */
public enum DemoSize {
    TINY(60, 2, 3, 12, 0.9, 1),
    SMALL(300, 2, 8, 40, 0.9, 1),
    MEDIUM(2_000, 3, 40, 150, 0.55, 4),
    LARGE(30_000, 10, 300, 1_500, 0.16, 20);

    private final int skus;
    private final int warehouses;
    private final int suppliers;
    private final int ordersToday;
    private final double medianUnitsPerDay;
    private final int anomalyFactor;

    DemoSize(int skus, int warehouses, int suppliers, int ordersToday, double medianUnitsPerDay, int anomalyFactor) {
        this.skus = skus;
        this.warehouses = warehouses;
        this.suppliers = suppliers;
        this.ordersToday = ordersToday;
        this.medianUnitsPerDay = medianUnitsPerDay;
        this.anomalyFactor = anomalyFactor;
    }

    public int skus() {
        return skus;
    }

    public int warehouses() {
        return warehouses;
    }

    public int suppliers() {
        return suppliers;
    }

    public int ordersToday() {
        return ordersToday;
    }

    /** Median demand of a SKU in one warehouse, units per day. */
    double medianUnitsPerDay() {
        return medianUnitsPerDay;
    }

    /** How many times the planted anomalies of the small company are planted. */
    int anomalyFactor() {
        return anomalyFactor;
    }
}
