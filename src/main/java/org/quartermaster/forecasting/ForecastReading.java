package org.quartermaster.forecasting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.quartermaster.forecasting.models.Spread;
import org.quartermaster.forecasting.selection.NetworkUse;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;

/** Rows of this room's tables as records. */
final class ForecastReading {

    private ForecastReading() {
    }

    static ForecastRunFacts run(ResultSet row) throws SQLException {
        return new ForecastRunFacts(row.getLong("id"), row.getString("state"), row.getObject("as_of", LocalDate.class), row.getInt("horizon"),
                instant(row, "started_at"), instant(row, "completed_at"), row.getInt("origins"), row.getInt("score_days"), row.getInt("series"),
                row.getInt("training_rows"), row.getString("learned"), row.getString("simple_method"), number(row, "wql"), number(row, "wql_naive"),
                number(row, "wql_simple"), number(row, "wape"), number(row, "bias"), number(row, "coverage"), number(row, "seconds"),
                new NetworkUse(row.getString("network"), row.getString("network_provider"), row.getString("network_detail"), row.getString("network_fault")));
    }

    static StoredForecast forecast(ResultSet row, LocalDate asOf) throws SQLException {
        var baseline = ForecastBlob.read(row.getBytes("quantiles"), asOf);
        var spread = new Spread(row.getDouble("inverse_shape"), row.getDouble("variance_ratio"), row.getDouble("day_correlation"));
        return new StoredForecast(row.getLong("run_id"), new SkuId(row.getInt("sku_id")), new WarehouseId(row.getInt("warehouse_id")), baseline, baseline, spread,
                method(row));
    }

    static ForecastMethodFacts method(ResultSet row) throws SQLException {
        String reasons = row.getString("reasons");
        return new ForecastMethodFacts(row.getString("method"), row.getString("weights"), row.getString("demand_class"), row.getDouble("adi"), row.getDouble("cv2"),
                new ForecastMethodFacts.Score(number(row, "wql"), number(row, "wape"), number(row, "bias"), number(row, "coverage")),
                new ForecastMethodFacts.Score(number(row, "wql_naive"), number(row, "wape_naive"), number(row, "bias_naive"), number(row, "coverage_naive")),
                new ForecastMethodFacts.Score(number(row, "wql_simple"), number(row, "wape_simple"), number(row, "bias_simple"), number(row, "coverage_simple")),
                row.getString("simple_method"), reasons.isEmpty() ? List.of() : List.of(reasons.split(",")), row.getString("fallback"), follows(row.getString("reconciled")));
    }

    private static List<ForecastMethodFacts.Follows> follows(String stored) {
        return stored.isEmpty() ? List.of() : Arrays.stream(stored.split(",")).map(one -> one.split(":")).map(one -> new ForecastMethodFacts.Follows(one[0], Double.parseDouble(one[1]))).toList();
    }

    static ForecastOverride override(ResultSet row) throws SQLException {
        int sku = row.getInt("sku_id");
        int warehouse = row.getInt("warehouse_id");
        long id = row.getLong("id");
        long entry = row.getLong("entry_id");
        var level = new ForecastLevel(sku == 0 ? null : new SkuId(sku), row.getInt("category_id"), warehouse == 0 ? null : new WarehouseId(warehouse));
        return new ForecastOverride(id, level, row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class),
                ForecastOverride.Kind.of(row.getString("kind")), row.getDouble("amount"), row.getString("reason"), row.getObject("expires_on", LocalDate.class),
                row.getObject("cut_after", LocalDate.class), entry == 0 ? id : entry, row.getString("created_by"), instant(row, "created_at"));
    }

    static HistoryAdjustment adjustment(ResultSet row) throws SQLException {
        return new HistoryAdjustment(row.getLong("id"), new SkuId(row.getInt("sku_id")), new WarehouseId(row.getInt("warehouse_id")), row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class), row.getDouble("units"), row.getString("reason"), row.getString("created_by"), instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    private static double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }
}
