package org.quartermaster.forecasting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.quartermaster.database.Scope;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.WarehouseId;

/** Cuts an override of somebody who sees only some warehouses into one for each of them, in proportion to the baselines of its range. */
final class OverrideShares {

    private OverrideShares() {
    }

    static List<OverrideDraft> of(Handle handle, OverrideDraft draft) {
        if (draft.level().warehouse() != null || Actor.required().warehouses().isEmpty()) {
            return List.of(draft);
        }
        Map<Integer, Double> expected = expected(handle, draft);
        double total = expected.values().stream().mapToDouble(Double::doubleValue).sum();
        if (expected.isEmpty()) {
            throw new NotFound("forecast of", draft.level());
        }
        return expected.entrySet().stream().map(one -> draft.at(draft.level().withWarehouse(new WarehouseId(one.getKey())),
                total > 0 ? one.getValue() / total : 1.0 / expected.size())).toList();
    }

    private static Map<Integer, Double> expected(Handle handle, OverrideDraft draft) {
        var found = new TreeMap<Integer, Double>();
        var run = handle.createQuery("select * from forecast_run where state = 'current'").map((row, _) -> ForecastReading.run(row)).findOne();
        if (run.isPresent() && draft.level().sku() != null) {
            handle.createQuery("select warehouse_id, quantiles from forecast where run_id = :run and sku_id = :sku and " + Scope.sees("warehouse_id"))
                    .bind("run", run.get().id()).bind("sku", draft.level().sku().value())
                    .map((row, _) -> Map.entry(row.getInt(1), sum(ForecastBlob.read(row.getBytes(2), run.get().asOf()).mean(), run.get().asOf(), draft)))
                    .forEach(row -> found.merge(row.getKey(), row.getValue(), Double::sum));
        } else if (run.isPresent()) {
            ForecastSums.ahead(handle, run.get().id(), draft.level(), CategoryTree.read(handle))
                    .forEach(one -> found.merge(one.cell().warehouse(), sum(one.total().mean(), run.get().asOf(), draft), Double::sum));
        }
        return found;
    }

    private static double sum(float[] mean, LocalDate asOf, OverrideDraft draft) {
        double units = 0;
        long first = asOf.toEpochDay() + 1;
        for (long day = Math.max(0, draft.fromDay().toEpochDay() - first); day <= draft.toDay().toEpochDay() - first && day < mean.length; day++) {
            units += mean[(int) day];
        }
        return units;
    }
}
