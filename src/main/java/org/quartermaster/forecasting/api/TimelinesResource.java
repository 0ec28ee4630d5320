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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quartermaster.forecasting.ForecastBuckets;
import org.quartermaster.forecasting.ForecastBuckets.Measure;
import org.quartermaster.forecasting.ForecastLevel;
import org.quartermaster.forecasting.ForecastPanels;
import org.quartermaster.forecasting.ForecastTimeline;
import org.quartermaster.forecasting.ForecastTotals;
import org.quartermaster.forecasting.totals.Grain;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;

/** History and forecast of any level by day, week or month, and what stands in the linked panels. */
@Path("forecast-timelines")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEW)
public class TimelinesResource {

    /** A day, week or month; what is not known is absent. */
    public record Bucket(LocalDate from, Map<String, Double> figures) {
    }

    /** All of them, oldest first; {@code now} is the first one ahead. */
    public record TimelineAnswer(LocalDate asOf, int series, double correlation, int now, List<Bucket> buckets) {
    }

    /** What each panel lists. */
    public record PanelsAnswer(List<ForecastPanels.Line> categories, List<ForecastPanels.Line> skus, List<ForecastPanels.Line> warehouses) {
    }

    private ForecastTotals totals;
    private ForecastPanels panels;

    protected TimelinesResource() {
    }

    @Inject
    public TimelinesResource(ForecastTotals totals, ForecastPanels panels) {
        this.totals = totals;
        this.panels = panels;
    }

    /**
     * The level's figures; a SKU, category or warehouse left out stands for all.
     *
     * @param by day, week or month
     * @param in units or money
     */
    @GET
    public TimelineAnswer of(@QueryParam("skuId") Integer sku, @QueryParam("categoryId") Integer category, @QueryParam("warehouseId") Integer warehouse, @QueryParam("by") @DefaultValue("week") String by,
                             @QueryParam("in") @DefaultValue("units") String in) {
        if (!List.of("day", "week", "month").contains(by) || !List.of("units", "money").contains(in)) {
            throw new IllegalArgumentException("by (%s) must be day, week or month, and in (%s) units or money.".formatted(by, in));
        }
        ForecastLevel level = OverridesResource.level(sku, category, warehouse);
        ForecastTimeline timeline = totals.of(level).orElseThrow(() -> new NotFound("forecast of", level));
        var buckets = ForecastBuckets.of(timeline, Grain.valueOf(by.toUpperCase(Locale.ROOT)), in.equals("money"));
        return new TimelineAnswer(timeline.run().asOf(), timeline.baseline().series(), rounded(timeline.baseline().correlation()), buckets.now(), buckets(buckets));
    }

    private static List<Bucket> buckets(ForecastBuckets buckets) {
        var list = new ArrayList<Bucket>();
        var rows = new LinkedHashMap<String, double[]>();
        for (Measure measure : Measure.values()) {
            rows.put(name(measure), buckets.row(measure));
        }
        for (int b = 0; b < buckets.starts().size(); b++) {
            var figures = new LinkedHashMap<String, Double>();
            int at = b;
            rows.forEach((name, row) -> {
                if (Double.isFinite(row[at])) {
                    figures.put(name, rounded(row[at]));
                }
            });
            list.add(new Bucket(buckets.starts().get(b), figures));
        }
        return list;
    }

    /** LAST_YEAR → lastYear. */
    private static String name(Measure measure) {
        String[] words = measure.name().toLowerCase(Locale.ROOT).split("_");
        return words.length == 1 ? words[0] : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
    }

    /** What the panels list beside each other: each what the other two leave. @param search part of a SKU's code or name */
    @GET
    @Path("panels")
    public PanelsAnswer panels(@QueryParam("skuId") Integer sku, @QueryParam("categoryId") Integer category, @QueryParam("warehouseId") Integer warehouse,
                               @QueryParam("search") @DefaultValue("") String search, @QueryParam("limit") @DefaultValue("50") int limit) {
        ForecastLevel level = OverridesResource.level(sku, category, warehouse);
        ForecastLevel places = level.sku() == null ? level : new ForecastLevel(null, category == null ? 0 : category, level.warehouse());
        return new PanelsAnswer(panels.categories(level), panels.skus(places, search, limit), panels.warehouses(level));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
