package org.quartermaster.forecasting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.forecasting.ForecastRunFacts;
import org.quartermaster.forecasting.StudentFacts;
import org.quartermaster.forecasting.selection.NetworkUse;
import org.quartermaster.ui.I18n;

/** What screens say of networks: where one ran and why there, what went wrong, and how a student does beside its teacher. */
class ModelNotesTest {

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

    private static ForecastRunFacts run(NetworkUse network) {
        return new ForecastRunFacts(1, "current", LocalDate.of(2026, 11, 22), 56, Instant.EPOCH, Instant.EPOCH, 3, 28, 600, 1000, "used", "theta", 0.4, 0.6, 0.5, 0.5, 0, 0.95, 60, network);
    }

    @Test
    void theForecastSaysWhichNetworkAnsweredWhereAndWhyThere() {
        var note = RunScores.footnote(run(new NetworkUse("qm-zero", "CPU NO_CUDA_IN_BUILD", "", "")));
        assertThat(note.getText()).contains("network qm-zero · CPU · this build has no CUDA");
        assertThat(note.getClassNames()).containsExactly("qm-soft");
    }

    @Test
    void theForecastSaysWhatFailedAndWhoAnsweredInstead() {
        var note = RunScores.footnote(run(new NetworkUse("qm-zero", "CPU NO_CUDA_IN_BUILD", "", "mine: NOT_A_NUMBER: history 3, step 2")));
        assertThat(note.getText()).contains("network qm-zero").contains("mine: NOT_A_NUMBER: history 3, step 2");
        assertThat(note.getClassNames()).as("which small screens show as well").containsExactly("watch");
        assertThat(RunScores.footnote(run(new NetworkUse("", "", "", "mine: SLOW: 60 s"))).getText()).contains("mine: SLOW: 60 s");
    }

    /** WQL 0.42 and 0.44 of 0.60: 0.70 and 0.73 of seasonal naive. */
    @Test
    void aStudentStandsBesideItsTeacherWithScoreAndSpeed() {
        var student = new StudentFacts(7, "candidate", 12, 600, 56, 0.42, 0.44, 0.60, 444, 2_740, Instant.EPOCH, "CPU NO_CUDA_IN_BUILD", "");
        String told = StudentPanel.compared(student).getElement().getTextRecursively();
        assertThat(told).contains("Blend (teacher)0.4200.70444").contains("Student0.4400.732,740").contains("0.6001.00").contains("distilled from run 12").contains("600 series, 56 days");
    }
}
