package org.quartermaster.forecasting.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quartermaster.forecasting.ForecastExplanations;
import org.quartermaster.forecasting.ForecastWhy;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.forecasting.StoredForecast;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;

/** Why a forecast expects what it expects. */
@Path("forecast-reasons")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEW)
public class ForecastReasonsResource {

    /**
     * Units that add up: {@code average + Σ groups + correction = trees}, {@code trees + others = forecast}.
     *
     * @param average    what the trees expect of an average row at this level of sales
     * @param groups     what each group of features adds or takes
     * @param correction of the measured bias
     * @param trees      what the boosted trees expect
     * @param others     what the other methods of the blend add or take
     * @param forecast   without overrides
     */
    public record Reasons(LocalDate from, LocalDate to, double average, Map<String, Double> groups, double correction, double trees, double others, double forecast) {

        static Reasons of(ForecastWhy why) {
            var groups = new LinkedHashMap<String, Double>();
            why.trees().groups().forEach((group, units) -> groups.put(group.name().toLowerCase(Locale.ROOT), units));
            return new Reasons(why.from(), why.to(), why.trees().average(), groups, why.trees().correction(), why.trees().forecast(), why.others(), why.forecast());
        }
    }

    private Forecasts forecasts;
    private ForecastExplanations explanations;

    protected ForecastReasonsResource() {
    }

    @Inject
    public ForecastReasonsResource(Forecasts forecasts, ForecastExplanations explanations) {
        this.forecasts = forecasts;
        this.explanations = explanations;
    }

    /**
     * Of one SKU in one warehouse, or in all that the actor sees.
     *
     * @param warehouse left out: all
     * @param from first day, yyyy-mm-dd; left out: the first of the forecast
     * @param days how many, 7 unless told
     */
    @GET
    public Reasons of(@QueryParam("skuId") Integer sku, @QueryParam("warehouseId") Integer warehouse, @QueryParam("from") String from, @QueryParam("days") @DefaultValue("7") int days) {
        if (sku == null) {
            throw new IllegalArgumentException("skuId (null) is needed.");
        }
        List<StoredForecast> series = forecasts.of(SkuRange.of(new SkuId(sku))).stream().filter(one -> warehouse == null || one.warehouse().value() == warehouse).toList();
        if (series.isEmpty()) {
            throw new NotFound("forecast of SKU", sku);
        }
        StoredForecast forecast = series.getFirst();
        int horizon = forecast.baseline().horizon();
        long first = from == null ? 0 : day(from).toEpochDay() - forecast.asOf().toEpochDay() - 1;
        if (first < 0 || first >= horizon || days < 1 || days > horizon) {
            throw new IllegalArgumentException("from (%s) must be one of %s … %s, and days (%d) 1 to %d.".formatted(from, forecast.asOf().plusDays(1), forecast.asOf().plusDays(horizon), days, horizon));
        }
        return explanations.why(series, (int) first, days).map(Reasons::of).orElseThrow(() -> new NotFound("learned model for the forecast of SKU", sku));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("from (%s) must be a day like 2026-11-23.".formatted(text), e);
        }
    }
}
