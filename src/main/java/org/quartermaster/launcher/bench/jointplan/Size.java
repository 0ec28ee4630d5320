package org.quartermaster.launcher.bench.jointplan;

/** How large the generated company is, and from which seed it comes. */
public record Size(int skus, int weeks, int suppliers, int warehouses, int scenarios, int heldOut, long seed) {
    public Size {
        if (skus < 1 || weeks < 4 || suppliers < 1 || warehouses < 1 || scenarios < 1 || heldOut < 1) {
            throw new IllegalArgumentException("At least 1 SKU, 4 weeks, 1 supplier, 1 warehouse and 1 scenario: %d, %d, %d, %d, %d/%d."
                    .formatted(skus, weeks, suppliers, warehouses, scenarios, heldOut));
        }
    }
}
