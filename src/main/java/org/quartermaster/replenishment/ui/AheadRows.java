package org.quartermaster.replenishment.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.quartermaster.replenishment.AheadPlan.Line;
import org.quartermaster.replenishment.AheadPlans;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/**
 * The lines of the orders ahead of whichever supplier is chosen.
 *
 * @param supplier its identity; 0: none
 */
record AheadRows(AheadPlans plans, IntSupplier supplier) implements RowSource<Line> {

    @Override
    public List<Line> page(TableQuery query, int offset, int limit) {
        return plans.page(supplier.getAsInt(), query, offset, limit);
    }

    @Override
    public long count(TableQuery query) {
        return plans.count(supplier.getAsInt(), query);
    }

    @Override
    public void forEach(TableQuery query, Consumer<Line> consumer) {
        plans.forEach(supplier.getAsInt(), query, consumer);
    }
}
