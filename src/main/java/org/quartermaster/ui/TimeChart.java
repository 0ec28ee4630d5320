package org.quartermaster.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The usual chart over days as an ECharts option: lines, quantile bands, shaded periods (out of stock), ticks (promotions), a "now" line, zoom.
 *
 * <p>All arrays are as long as {@code days}; {@code NaN} means no value there. Names are already translated.
 */
public final class TimeChart {

    /** How a line is drawn. */
    public enum Line {
        /** Grey, thin: history. */ SOFT,
        /** Accent, thick: the forecast, the plan. */ MAIN,
        /** Grey, dotted: last year. */ DOTTED,
        /** Violet: edited by a person. */ EDITED,
        /** Red, dashed: without the order, the danger. */ DANGER,
        /** Amber. */ WATCH
    }

    private final List<LocalDate> days;
    private final List<Map<String, Object>> series = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private final List<Object> areas = new ArrayList<>();
    private final List<Object> lines = new ArrayList<>();
    private boolean zoom;
    private String unit = "";

    /** @param days ascending, one per point */
    public TimeChart(List<LocalDate> days) {
        this.days = List.copyOf(days);
    }

    /** Names the unit of the vertical axis. */
    public TimeChart unit(String name) {
        unit = name;
        return this;
    }

    public TimeChart line(String name, double[] values, Line line) {
        series.add(map("type", "line", "name", name, "data", checked(values), "showSymbol", false, "lineStyle", style(line), "itemStyle", Map.of("color", colour(line)),
                "z", line == Line.EDITED ? 5 : line == Line.MAIN ? 4 : 3));
        remember(name, values);
        return this;
    }

    /** Steps instead of slopes: stock on hand. */
    public TimeChart steps(String name, double[] values, Line line) {
        line(name, values, line);
        series.getLast().put("step", "end");
        return this;
    }

    /** A band between two lines; later bands lie above earlier ones, so draw the widest first. */
    public TimeChart band(String name, double[] low, double[] high, double opacity) {
        double[] height = new double[high.length];
        for (int i = 0; i < high.length; i++) {
            height[i] = high[i] - low[i];
        }
        String stack = "band" + series.size();
        series.add(map("type", "line", "name", name + " ", "data", checked(low), "stack", stack, "stackStrategy", "all", "showSymbol", false, "silent", true,
                "lineStyle", Map.of("opacity", 0), "tooltip", Map.of("show", false)));
        series.add(map("type", "line", "name", name, "data", checked(height), "stack", stack, "stackStrategy", "all", "showSymbol", false, "silent", true,
                "lineStyle", Map.of("opacity", 0), "areaStyle", Map.of("color", "$accent", "opacity", opacity), "itemStyle", Map.of("color", "$accent"),
                "tooltip", Map.of("show", false)));
        remember(name + " ↓", low);
        remember(name + " ↑", high);
        return this;
    }

    public TimeChart bars(String name, double[] values) {
        series.add(map("type", "bar", "name", name, "data", checked(values), "itemStyle", Map.of("color", "$accent")));
        remember(name, values);
        return this;
    }

    /** Shades a period, both days included: out of stock. */
    public TimeChart period(String name, LocalDate from, LocalDate to) {
        areas.add(List.of(Map.of("name", name, "xAxis", from.toString()), Map.of("xAxis", to.toString())));
        return this;
    }

    /** Marks days on the lower edge: promotions, receipts. */
    public TimeChart ticks(String name, List<LocalDate> at) {
        series.add(map("type", "scatter", "name", name, "symbol", "rect", "symbolSize", List.of(3, 12), "itemStyle", Map.of("color", "$watch"),
                "data", at.stream().map(day -> List.of(day.toString(), 0)).toList(), "z", 5));
        return this;
    }

    /** A vertical line with a word: "now". */
    public TimeChart mark(String name, LocalDate day) {
        lines.add(Map.of("name", name, "xAxis", day.toString()));
        return this;
    }

    /** Lets the person zoom by wheel and brush. */
    public TimeChart zoom() {
        zoom = true;
        return this;
    }

    Map<String, Object> option() {
        if (!series.isEmpty()) {
            mark(series.getFirst());
        }
        var option = map("animation", false, "grid", Map.of("left", 8, "right", 12, "top", 44, "bottom", zoom ? 40 : 8, "containLabel", true),
                "xAxis", Map.of("type", "category", "data", days.stream().map(LocalDate::toString).toList(), "boundaryGap", false),
                "yAxis", Map.of("type", "value", "name", unit, "min", 0), "tooltip", Map.of("trigger", "axis"),
                "legend", Map.of("type", "scroll", "top", 2, "left", 8, "right", 64, "data", List.copyOf(legend())), "series", series);
        if (zoom) {
            option.put("dataZoom", List.of(Map.of("type", "inside"), Map.of("type", "slider", "height", 16, "bottom", 6, "borderColor", "$line", "fillerColor", "$accent/0.12", "handleStyle", Map.of("color", "$accent"),
                    "moveHandleSize", 0, "showDetail", false, "dataBackground", Map.of("lineStyle", Map.of("color", "$faint"), "areaStyle", Map.of("color", "$line")),
                    "selectedDataBackground", Map.of("lineStyle", Map.of("color", "$accent"), "areaStyle", Map.of("color", "$accent/0.2")))));
        }
        return option;
    }

    Chart.Twin twin() {
        var headers = new ArrayList<String>(List.of(""));
        headers.addAll(names);
        var rows = new ArrayList<List<Object>>();
        for (int i = 0; i < days.size(); i++) {
            var row = new ArrayList<Object>(List.of(days.get(i).toString()));
            for (double[] column : columns) {
                row.add(Math.round(column[i] * 100) / 100.0);
            }
            rows.add(row);
        }
        return new Chart.Twin(headers, rows);
    }

    private List<String> legend() {
        return series.stream().map(s -> s.get("name").toString()).filter(name -> !name.endsWith(" ")).distinct().toList();
    }

    private void mark(Map<String, Object> first) {
        first.put("markArea", Map.of("silent", true, "itemStyle", Map.of("color", "$faint", "opacity", 0.18), "label", Map.of("color", "$soft", "fontSize", 11), "data", areas));
        first.put("markLine", Map.of("silent", true, "symbol", "none", "lineStyle", Map.of("color", "$faint", "type", "solid"),
                "label", Map.of("formatter", "{b}", "color", "$soft", "fontSize", 11), "data", lines));
    }

    private static Map<String, Object> style(Line line) {
        return map("color", colour(line), "width", line == Line.MAIN || line == Line.EDITED ? 2 : 1.3,
                "type", line == Line.DOTTED ? "dotted" : line == Line.DANGER ? "dashed" : "solid");
    }

    private static String colour(Line line) {
        return switch (line) {
            case SOFT -> "$soft";
            case MAIN -> "$accent";
            case DOTTED -> "$faint";
            case EDITED -> "$edited";
            case DANGER -> "$act";
            case WATCH -> "$watch";
        };
    }

    private void remember(String name, double[] values) {
        names.add(name);
        columns.add(values);
    }

    private double[] checked(double[] values) {
        if (values.length != days.size()) {
            throw new IllegalArgumentException("%d values for %d days; use NaN where there is none.".formatted(values.length, days.size()));
        }
        return values.clone();
    }

    private static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i].toString(), pairs[i + 1]);
        }
        return map;
    }
}
