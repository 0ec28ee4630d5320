package org.quartermaster.forecasting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Scope;
import org.quartermaster.forecasting.features.FeatureGroup;
import org.quartermaster.forecasting.models.DemandTotal;
import org.quartermaster.forecasting.selection.Members;
import org.quartermaster.forecasting.selection.TreeExplanation;
import org.quartermaster.shared.Role;

/** Says what changed in one series' forecast since the complete run before. */
@ApplicationScoped
@Transactional
public class ForecastChanges {

    private static final int MOST_DAYS = 28;
    private static final int WEEK = 7;

    private Jdbi jdbi;
    private SeriesPasts pasts;
    private ForecastExplanations explanations;

    protected ForecastChanges() {
    }

    @Inject
    public ForecastChanges(Jdbi jdbi, SeriesPasts pasts, ForecastExplanations explanations) {
        this.jdbi = jdbi;
        this.pasts = pasts;
        this.explanations = explanations;
    }

    /** The change, or empty where the run before did not forecast the series or too long ago. */
    @RolesAllowed(Role.VIEW)
    public Optional<RunChange> of(StoredForecast now) {
        return before(now).flatMap(then -> {
            int since = (int) (now.asOf().toEpochDay() - then.asOf().toEpochDay());
            int days = Math.min(MOST_DAYS, Math.min(then.baseline().horizon() - since, now.baseline().horizon()));
            return days < 1 ? Optional.empty() : Optional.of(change(now, then, since, days));
        });
    }

    private Optional<StoredForecast> before(StoredForecast now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select f.*, r.as_of from forecast f join forecast_run r on r.id = f.run_id
                        where r.state = 'old' and f.run_id < :run and f.sku_id = :sku and f.warehouse_id = :warehouse and %s order by f.run_id desc limit 1
                        """.formatted(Scope.sees("f.warehouse_id")))
                .bind("run", now.run()).bind("sku", now.sku().value()).bind("warehouse", now.warehouse().value())
                .map((row, _) -> ForecastReading.forecast(row, row.getObject("as_of", java.time.LocalDate.class))).findFirst());
    }

    private RunChange change(StoredForecast now, StoredForecast then, int since, int days) {
        double expectedThen = DemandTotal.over(then.baseline(), then.spread(), since, days).mean();
        double expectedNow = DemandTotal.over(now.baseline(), now.spread(), 0, days).mean();
        var trees = usesTrees(now) && usesTrees(then) ? trees(now, then, since) : Optional.<Trees>empty();
        return new RunChange(then.asOf(), days, expectedThen, expectedNow, wanted(now, since), DemandTotal.over(then.baseline(), then.spread(), 0, since).mean(), then.method().method(),
                then.method().demandClass(), without(now.method().reasons(), then.method().reasons()), without(then.method().reasons(), now.method().reasons()),
                trees.map(Trees::groups).orElse(Map.of()), trees.map(Trees::rest).orElse(Double.NaN), trees.map(t -> t.then().forecast()).orElse(Double.NaN),
                trees.map(t -> t.now().forecast()).orElse(Double.NaN));
    }

    private double wanted(StoredForecast now, int since) {
        return pasts.of(now.sku(), now.warehouse(), now.asOf(), now.baseline().horizon()).map(past -> {
            double units = 0;
            for (int t = past.days() - since; t < past.days(); t++) {
                units += past.closed()[t] ? 0 : past.demand()[t];
            }
            return units;
        }).orElse(Double.NaN);
    }

    /** The trees' reasons in two runs: {@code groups} and {@code rest} add up to the change of their forecast. */
    record Trees(TreeExplanation then, TreeExplanation now) {
        Map<FeatureGroup, Double> groups() {
            var change = new EnumMap<FeatureGroup, Double>(FeatureGroup.class);
            now.groups().forEach((group, units) -> change.merge(group, units, Double::sum));
            then.groups().forEach((group, units) -> change.merge(group, -units, Double::sum));
            return change;
        }

        double rest() {
            return now.average() + now.correction() - then.average() - then.correction();
        }
    }

    private Optional<Trees> trees(StoredForecast now, StoredForecast then, int since) {
        return explanations.of(then, since, WEEK).flatMap(old -> explanations.of(now, 0, WEEK).map(young -> new Trees(old, young)));
    }

    private static boolean usesTrees(StoredForecast forecast) {
        return forecast.method().weights().contains(Members.TREES_CODE);
    }

    private static List<String> without(List<String> codes, List<String> others) {
        return codes.stream().filter(code -> !others.contains(code)).toList();
    }
}
