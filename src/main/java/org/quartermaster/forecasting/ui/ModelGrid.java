package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import org.quartermaster.forecasting.NetworkRow;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Format;

/** The list of the neural models: codes are read as words, on the screen and in exported files. */
final class ModelGrid {

    private ModelGrid() {
    }

    static DataGrid<NetworkRow> of(RowSource<NetworkRow> rows) {
        var models = new DataGrid<>("forecasting.models", NetworkRow.class, rows).identity(NetworkRow::id)
                .card(row -> row.name() + " · " + I18NProvider.translate("forecasting.models.state." + row.state()), row -> "WQL " + wql(row))
                .empty(new EmptyState("forecasting.models.none"));
        models.state("mark", "forecasting.models.mark").width(56);
        models.text("name", "forecasting.models.name").grow(1);
        models.text("state", "forecasting.models.stateHeader").words("forecasting.models.state.").oneOf("untried", "candidate", "promoted", "retired", "quarantined").width(120);
        models.number("wql", "forecasting.column.wql").decimals(3).width(80);
        models.number("wqlSimple", "forecasting.column.simple").decimals(3).style(_ -> "soft").width(100);
        models.number("seriesPerSecond", "forecasting.models.speed").decimals(0).width(100);
        models.custom("provider", "forecasting.models.provider", row -> new Span(Words.provider(row.provider()))).says(row -> Words.provider(row.provider())).width(190);
        models.number("parameters", "forecasting.models.size").decimals(0).width(100);
        models.moment("madeAt", "forecasting.models.madeAt").width(130);
        models.text("madeBy", "forecasting.models.madeBy").width(90);
        models.text("fault", "forecasting.models.reason").says(row -> Words.fault(row.fault())).tooltip(row -> Words.quarantine(row.reason())).oneOf(Words::faults).width(200);
        models.text("reason", "forecasting.models.seen").hidden().width(300);
        return models;
    }

    private static String wql(NetworkRow row) {
        return row.wql() == null ? Format.MISSING : Format.current().number(row.wql(), 3);
    }
}
