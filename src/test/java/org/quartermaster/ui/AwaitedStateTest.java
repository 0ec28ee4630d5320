package org.quartermaster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands where the night's work has not been yet. */
class AwaitedStateTest {

    private final Button now = new Button("now");
    private int times;

    @BeforeEach
    void open() {
        System.setProperty("vaadin.i18n.provider", I18n.class.getName());
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    private static JobFeed.RunningJob job(long id, String kind) {
        return new JobFeed.RunningJob(id, kind, "", 0, 0, 0, null, "admin", kind.equals("jobs.night"));
    }

    private void look(AwaitedState state, JobFeed.RunningJob... jobs) {
        state.look(List.of(jobs), () -> times++);
    }

    private static List<Boolean> words(AwaitedState state) {
        return state.getChildren().filter(Paragraph.class::isInstance).map(child -> child.isVisible()).toList();
    }

    @Test
    void asksForTheWorkOnlyWhileItIsNotUnderWay() {
        var state = new AwaitedState("ui.empty.import", "forecasting.run", now);
        look(state, job(1, "imports.file"));
        assertThat(now.isVisible()).isTrue();
        assertThat(words(state)).containsExactly(true, false);
        look(state, job(1, "imports.file"), job(2, "forecasting.run"));
        assertThat(now.isVisible()).isFalse();
        assertThat(words(state)).containsExactly(false, true);
        look(state, job(3, "jobs.night"), job(1, "imports.file"), job(2, "forecasting.run"));
        assertThat(now.isVisible()).isFalse();
    }

    @Test
    void makesTheScreenAnewEachTimeAJobHasEnded() {
        var state = new AwaitedState("ui.empty.import", "replenishment.plan", now);
        look(state, job(3, "jobs.night"), job(4, "forecasting.run"));
        look(state, job(3, "jobs.night"), job(4, "forecasting.run"));
        assertThat(times).isZero();
        look(state, job(3, "jobs.night"), job(5, "replenishment.plan"));
        assertThat(times).isEqualTo(1);
        look(state);
        assertThat(times).isEqualTo(2);
        assertThat(now.isVisible()).isTrue();
    }

    @Test
    void offersNothingToThoseWhoMayNot() {
        now.setVisible(false);
        var state = new AwaitedState("ui.empty.import", "replenishment.plan", now);
        look(state, job(5, "replenishment.plan"));
        look(state);
        assertThat(now.isVisible()).isFalse();
    }
}
