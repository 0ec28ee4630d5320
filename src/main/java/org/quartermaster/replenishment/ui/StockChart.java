package org.quartermaster.replenishment.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.quartermaster.replenishment.policy.Projection;
import org.quartermaster.ui.Chart;
import org.quartermaster.ui.TimeChart;

/** Projected stock: the band and median of one projection, and another to compare with. */
final class StockChart {

    private StockChart() {
    }

    /** @param comparedKey text key of what {@code compared} is: without the order, without inbound */
    static Chart of(LocalDate from, Projection main, String mainKey, Projection compared, String comparedKey) {
        var chart = new Chart(I18NProvider.translate("replenishment.chart.description"));
        List<LocalDate> days = IntStream.range(0, main.p50().length).mapToObj(from::plusDays).toList();
        var time = new TimeChart(days)
                .band(I18NProvider.translate("replenishment.chart.band"), doubles(main.p10()), doubles(main.p90()), 0.15)
                .line(I18NProvider.translate(mainKey), doubles(main.p50()), TimeChart.Line.MAIN)
                .line(I18NProvider.translate(comparedKey), doubles(compared.p50()), TimeChart.Line.DANGER);
        chart.show(time);
        chart.setHeight("220px");
        return chart;
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
