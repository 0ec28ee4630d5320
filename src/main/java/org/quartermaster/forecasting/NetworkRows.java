package org.quartermaster.forecasting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.RowsForAll;
import org.quartermaster.database.SqlRows;
import org.quartermaster.database.TableSql;

/** The neural models as rows. Names, sizes and scores are read out of the lines of the registry's columns. */
@ApplicationScoped
public class NetworkRows extends RowsForAll<NetworkRow> {

    private static final String MARK = "case state when 'promoted' then 'good' when 'quarantined' then 'act' else 'watch' end";
    private static final String NAME = line("parameters", "name");
    private static final String PROVIDER = line("parameters", "provider");
    private static final String PARAMETERS = "cast(nullif(" + line("parameters", "parameters") + ", '') as signed)";
    private static final String SPEED = number("metrics", "series_per_second");
    private static final String WQL = number("metrics", "wql.all");
    private static final String SIMPLE = number("baseline_metrics", "wql.all");
    private static final String FAULT = "substring_index(reason, ':', 1)";
    private static final String SELECT = """
            select id, %s as mark, %s as name, state, %s as provider, %s as parameters, %s as series_per_second, %s as wql, %s as wql_simple, made_at, made_by, %s as fault, reason
            """.formatted(MARK, NAME, PROVIDER, PARAMETERS, SPEED, WQL, SIMPLE, FAULT);

    protected NetworkRows() {
    }

    @Inject
    public NetworkRows(Jdbi jdbi) {
        var columns = new TableSql("id desc").column("id", "id").column("mark", MARK).column("name", NAME).column("state", "state").column("provider", PROVIDER)
                .column("parameters", PARAMETERS).column("seriesPerSecond", SPEED).column("wql", WQL).column("wqlSimple", SIMPLE).column("madeAt", "made_at")
                .column("madeBy", "made_by").column("fault", FAULT).column("reason", "reason");
        super(new SqlRows<>(jdbi, NetworkRow.class, SELECT, "from model", columns, () -> "name = :purpose", () -> Map.of("purpose", ForecastNetworks.PURPOSE)));
    }

    /** The value of {@code key=value} in a column of such lines, or an empty text. */
    private static String line(String column, String key) {
        return "(case when locate('\\n%2$s=', concat('\\n', %1$s)) > 0 then substring_index(substring_index(concat('\\n', %1$s, '\\n'), '\\n%2$s=', -1), '\\n', 1) else '' end)"
                .formatted(column, key);
    }

    private static String number(String column, String key) {
        return "cast(nullif(%s, '') as double)".formatted(line(column, key));
    }
}
