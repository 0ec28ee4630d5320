package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quartermaster.exchange.TableWriter;
import org.quartermaster.forecasting.ForecastBuckets;
import org.quartermaster.forecasting.ForecastBuckets.Measure;

/** A hidden link that sends the table under the chart as a file: one row per bucket, history included, one column per measure. */
final class BucketExport extends Anchor {

    /** Taken while the session is locked, because the download runs without the lock. */
    private record Order(TableWriter.Kind kind, String file, TableWriter.About about, List<String> headers, List<List<?>> rows) {
    }

    private transient volatile Order order;

    BucketExport() {
        setHref((DownloadHandler) this::send);
        getElement().setAttribute("download", true).setAttribute("hidden", true).setAttribute("tabindex", "-1").setAttribute("aria-hidden", "true");
    }

    /** @param what what the figures are of, in words */
    void start(TableWriter.Kind kind, ForecastBuckets buckets, String what, ZoneId zone) {
        var headers = new ArrayList<String>(List.of(I18NProvider.translate("forecasting.grid.from")));
        var measures = new ArrayList<Measure>(TimeGrid.ROWS.stream().map(TimeGrid.Row::measure).toList());
        TimeGrid.ROWS.forEach(row -> headers.add(I18NProvider.translate(row.key())));
        measures.add(Measure.WANTED);
        headers.add(I18NProvider.translate("forecasting.chart.clean"));
        measures.add(Measure.MEDIAN);
        headers.add(I18NProvider.translate("forecasting.chart.median"));
        double[][] columns = measures.stream().map(buckets::row).toArray(double[][]::new);
        var rows = new ArrayList<List<?>>();
        for (int b = 0; b < buckets.starts().size(); b++) {
            var row = new ArrayList<Object>();
            row.add(buckets.starts().get(b));
            int at = b;
            Arrays.stream(columns).forEach(column -> row.add(Double.isFinite(column[at]) ? Math.round(column[at] * 100) / 100.0 : null));
            rows.add(row);
        }
        order = new Order(kind, "forecast-" + buckets.starts().get(buckets.now()) + "." + kind.extension(),
                new TableWriter.About(I18NProvider.translate("forecasting.view.title"), I18NProvider.translate("ui.export.about"), List.of(List.of(I18NProvider.translate("ui.export.filter"), what)), zone),
                headers, rows);
        getElement().executeJs("this.click()");
    }

    private void send(DownloadEvent event) throws IOException {
        Order now = order;
        event.setFileName(now.file());
        event.setContentType(now.kind().contentType());
        try (TableWriter table = TableWriter.open(now.kind(), event.getOutputStream(), now.about())) {
            table.header(now.headers());
            now.rows().forEach(table::row);
        }
    }
}
