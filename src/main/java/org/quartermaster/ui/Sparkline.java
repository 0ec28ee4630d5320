package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import java.util.Locale;

/** A small line without axes, as inline SVG; gaps ({@code NaN}) break the line. */
@Tag("span")
public class Sparkline extends Component implements HasStyle {

    private static final int WIDTH = 72;
    private static final int HEIGHT = 18;

    /** @param values oldest first; @param description what it shows, for screen readers, already translated */
    public Sparkline(double[] values, String description) {
        this(values, null, null, description);
    }

    /** A line with the band it was expected in; {@code low} and {@code high} as long as {@code values}, or null. */
    public Sparkline(double[] values, double[] low, double[] high, String description) {
        addClassName("qm-spark");
        double[] range = range(values, low, high);
        String band = low == null ? "" : band(low, high, range);
        getElement().setProperty("innerHTML", "<svg viewBox='0 0 %d %d' width='%d' height='%d' aria-hidden='true'>%s<path class='line' d='%s'/></svg>"
                .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, band, path(values, range, "M")));
        getElement().setAttribute("role", "img").setAttribute("aria-label", description).setAttribute("title", description);
    }

    private static String band(double[] low, double[] high, double[] range) {
        var d = new StringBuilder(path(low, range, "M"));
        for (int i = 0; i < high.length; i++) {
            d.append('L').append(point(high.length - 1 - i, high[high.length - 1 - i], high.length, range));
        }
        return "<path class='band' d='" + d + "Z'/>";
    }

    private static String path(double[] values, double[] range, String start) {
        var d = new StringBuilder();
        String next = start;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                next = "M";
            } else {
                d.append(next).append(point(i, values[i], values.length, range));
                next = "L";
            }
        }
        return d.toString();
    }

    private static String point(int i, double value, int count, double[] range) {
        double x = count < 2 ? WIDTH / 2.0 : 1 + (WIDTH - 2.0) * i / (count - 1);
        double y = HEIGHT - 2 - (HEIGHT - 4) * (value - range[0]) / (range[1] - range[0]);
        return String.format(Locale.ROOT, "%.1f %.1f", x, y);
    }

    private static double[] range(double[]... lines) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] line : lines) {
            for (double value : line == null ? new double[0] : line) {
                low = Double.isNaN(value) ? low : Math.min(low, value);
                high = Double.isNaN(value) ? high : Math.max(high, value);
            }
        }
        return high > low ? new double[] {low, high} : new double[] {Double.isInfinite(low) ? 0 : low - 1, Double.isInfinite(low) ? 1 : low + 1};
    }
}
