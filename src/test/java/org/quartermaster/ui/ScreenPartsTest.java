package org.quartermaster.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeTableRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Unfit;

/** Waterfall, charts, sparkline and notices without a browser. */
class ScreenPartsTest {

    @BeforeEach
    void open() {
        System.setProperty("vaadin.i18n.provider", I18n.class.getName());
        MockVaadin.setup();
        UI.getCurrent().setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    private static List<String> rows(Waterfall waterfall) {
        Stream<NativeTableRow> rows = waterfall.getChildren().map(NativeTableRow.class::cast);
        return rows.map(row -> row.getChildren().limit(2).map(cell -> cell.getElement().getText()).toList().toString()).toList();
    }

    @Test
    void showsTermsThatAddUpToTheirSum() {
        // 212 + 71 − 38 + 12 − 60 + 4 = 201; 201 + 39 = 240
        var waterfall = new Waterfall().term("demand", 212).term("safety", 71).term("on hand", -38).term("reserved", 12).term("inbound", -60)
                .term("backorders", 4).sum("shortage", 201).term("rounding", 39, "−€23").sum("suggestion", 240);
        assertThat(rows(waterfall)).containsExactly("[demand, +212]", "[safety, +71]", "[on hand, −38]", "[reserved, +12]", "[inbound, −60]", "[backorders, +4]",
                "[shortage, 201]", "[rounding, +39]", "[suggestion, 240]");
    }

    @Test
    void doesNotHideThatTermsDoNotAddUp() {
        assertThat(rows(new Waterfall().term("demand", 212).sum("shortage", 201))).containsExactly("[demand, +212]", "[Not explained, −11]", "[shortage, 201]");
    }

    private static List<String> money(Waterfall waterfall) {
        return waterfall.getChildren().map(row -> row.getChildren().skip(3).map(cell -> cell.getElement().getText()).toList().toString()).toList();
    }

    @Test
    void moneyStandsBesideTheUnitsAndAddsUpToTheCent() {
        assertThat(money(new Waterfall().term("demand", 2, 344, "", "").term("pack", 1, -144, "", "").sum("order", 3, 200))).containsExactly("[+€3.44]", "[−€1.44]", "[€2.00]");
        assertThat(money(new Waterfall().term("demand", 2, 344, "", "").sum("order", 2, 345))).as("a cent is a gap").containsExactly("[+€3.44]", "[+€0.01]", "[€3.45]");
    }

    @Test
    void takesRoundingOfShownDigitsForNoGap() {
        assertThat(rows(new Waterfall().term("demand", 212.4).term("safety", 71.4).sum("shortage", 284))).hasSize(3);
    }

    @Test
    void stacksABandOnItsLowerEdge() {
        var chart = new TimeChart(List.of(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 23))).band("p10–p90", new double[] {3, Double.NaN}, new double[] {8, Double.NaN}, 0.2);
        String json = Json.of(chart.option());
        assertThat(json).contains("\"data\":[3.0,null]").contains("\"data\":[5.0,null]").contains("\"2026-11-23\"");
        assertThat(chart.twin().headers()).containsExactly("", "p10–p90 ↓", "p10–p90 ↑");
    }

    @Test
    void refusesLinesThatAreNotAsLongAsTheDays() {
        var chart = new TimeChart(List.of(LocalDate.of(2026, 11, 22)));
        assertThatThrownBy(() -> chart.line("x", new double[2], TimeChart.Line.MAIN)).hasMessageContaining("2 values for 1 days");
    }

    @Test
    void writesRecordsForTheBrowserWithoutStringConcatenation() {
        var route = new RouteMap.Route("v1", "Van \"1\" </script>", new RouteMap.Place("d", "Depot", 53.8, Double.NaN), null, List.of());
        assertThat(Json.read(Json.of(route), Map.class)).containsEntry("label", "Van \"1\" </script>").containsEntry("stops", List.of());
        assertThat(Json.of(route)).contains("\"longitude\":null");
    }

    @Test
    void breaksASparklineAtGaps() {
        String svg = new Sparkline(new double[] {1, 2, Double.NaN, 3}, "sales").getElement().getProperty("innerHTML");
        assertThat(svg.chars().filter(c -> c == 'M').count()).isEqualTo(2);
        assertThat(new Sparkline(new double[0], "nothing").getElement().getProperty("innerHTML")).contains("d=''");
    }

    @Test
    void tellsExpectedProblemsPlainlyAndOthersWithAnIncident() {
        assertThat(Notice.words(new IllegalStateException(new NotAllowed("x")))).startsWith("Your role");
        assertThat(Notice.words(new NotFound("proposal", 7))).startsWith("This is gone");
        assertThat(Notice.words(new Conflict("ui.grid.lines", "x", 3))).isEqualTo("3 lines");
        assertThat(Notice.words(new IllegalStateException(new Unfit(List.of(new Unfit("ui.grid.lines", "x", 2)), "ui.grid.lines", "x", 3)))).isEqualTo("3 lines 2 lines");
        assertThat(Notice.words(new IllegalStateException("secret detail"))).containsPattern("incident [0-9a-f]{8}").doesNotContain("secret");
    }

    @Test
    void speaksStatesWithMarkAndWord() {
        assertThat(State.ACT.icon().getText()).isEqualTo("▲");
        assertThat(State.ACT.icon().getElement().getAttribute("aria-label")).isEqualTo("Act now");
    }
}
