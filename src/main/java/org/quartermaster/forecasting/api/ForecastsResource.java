package org.quartermaster.forecasting.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartermaster.forecasting.Drift;
import org.quartermaster.forecasting.DriftWatch;
import org.quartermaster.forecasting.ForecastRow;
import org.quartermaster.forecasting.ForecastRows;
import org.quartermaster.forecasting.ForecastRun;
import org.quartermaster.forecasting.ForecastRunFacts;
import org.quartermaster.forecasting.ForecastRuns;
import org.quartermaster.forecasting.Forecasts;
import org.quartermaster.rest.Idempotent;
import org.quartermaster.rest.Page;
import org.quartermaster.rest.TableParams;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;

/** Forecasts of the current run, and runs. */
@Path("forecasts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEW)
public class ForecastsResource {

    /** How to run; all optional. */
    public record NewRun(Integer horizon, Integer seed, Integer rows, Boolean learned) {
    }

    /** Where to follow a run that was asked for. */
    public record RunRequested(String kind, String follow) {
    }

    /** A run, its scores per demand class and method, and how its forecasts follow those of sums. */
    public record RunWithScores(RunAnswer run, List<ForecastRuns.MethodScore> scores, List<ForecastRuns.LevelRule> levels) {
    }

    private ForecastRows rows;
    private Forecasts forecasts;
    private ForecastRuns runs;
    private DriftWatch drift;

    protected ForecastsResource() {
    }

    @Inject
    public ForecastsResource(ForecastRows rows, Forecasts forecasts, ForecastRuns runs, DriftWatch drift) {
        this.rows = rows;
        this.forecasts = forecasts;
        this.runs = runs;
        this.drift = drift;
    }

    /**
     * Forecasts, filtered and paged; with {@code sku} each one with its days.
     *
     * @param sku       SKU code
     * @param warehouse warehouse code
     */
    @GET
    public Page<ForecastAnswer> list(@QueryParam("sku") String sku, @QueryParam("warehouse") String warehouse, @BeanParam TableParams params) {
        TableQuery query = params.query(ForecastRow.class);
        query = sku == null ? query : query.and(new Filter.OneOf("sku", Set.of(sku)));
        query = warehouse == null ? query : query.and(new Filter.OneOf("warehouse", Set.of(warehouse)));
        Page<ForecastRow> page = params.page(rows, query);
        return new Page<>(page.items().stream().map(row -> answer(row, sku != null)).toList(), page.next());
    }

    private ForecastAnswer answer(ForecastRow row, boolean withDays) {
        return withDays ? forecasts.one(new SkuId(row.skuId()), new WarehouseId(row.warehouseId())).map(found -> ForecastAnswer.of(row, found))
                .orElseGet(() -> ForecastAnswer.of(row)) : ForecastAnswer.of(row);
    }

    @GET
    @Path("runs")
    public List<RunAnswer> runs(@QueryParam("limit") @DefaultValue("20") int limit) {
        return runs.newest(limit).stream().map(RunAnswer::of).toList();
    }

    @GET
    @Path("runs/{id}")
    public RunWithScores run(@PathParam("id") long id) {
        ForecastRunFacts run = runs.one(id);
        return new RunWithScores(RunAnswer.of(run), runs.scores(id), runs.levels(id));
    }

    /** How the forecasts of four weeks ago, or as long as there are some, came true beside what their back-test promised; per demand class, all series first. */
    @GET
    @Path("drift")
    public List<Drift> drift() {
        return drift.newest();
    }

    /** Asks for a new run; 202, and {@code GET /jobs} shows how far it is. Nothing happens when one is waiting already. */
    @POST
    @Path("runs")
    @RolesAllowed(Role.BUY)
    @Idempotent
    public Response request(NewRun wanted) {
        runs.request(parameters(wanted));
        return Response.accepted(new RunRequested(ForecastRun.KIND, "/api/v1/jobs?filter=kind:eq:" + ForecastRun.KIND)).location(URI.create("jobs")).build();
    }

    private static Map<String, String> parameters(NewRun wanted) {
        var parameters = new HashMap<String, String>();
        if (wanted != null) {
            put(parameters, "horizon", wanted.horizon());
            put(parameters, "seed", wanted.seed());
            put(parameters, "rows", wanted.rows());
            put(parameters, "learned", wanted.learned());
        }
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }
}
