package org.quartermaster.forecasting.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;

class UndoStepsTest {

    private final List<String> taken = new ArrayList<>();
    private final UndoSteps steps = new UndoSteps();

    @Test
    void takesTheLastStepBackFirst() {
        steps.add(() -> taken.add("first"));
        steps.add(() -> taken.add("second"));
        steps.takeBack();
        steps.takeBack();
        assertThat(taken).containsExactly("second", "first");
        assertThat(steps.isEmpty()).isTrue();
    }

    @Test
    void aStepThatOthersOvertookDoesNotBarThoseBeforeIt() {
        for (RuntimeException overtaken : List.of(new NotFound("forecast override", 7), new Conflict("forecasting.conflict.locked", "locked", "2026-11-25"))) {
            steps.add(() -> taken.add("before"));
            steps.add(() -> {
                throw overtaken;
            });
            assertThatThrownBy(steps::takeBack).isSameAs(overtaken);
            steps.takeBack();
            assertThat(steps.isEmpty()).isTrue();
        }
        assertThat(taken).containsExactly("before", "before");
    }

    @Test
    void aStepThatFailedCanBeTriedAgain() {
        steps.add(() -> {
            taken.add("tried");
            if (taken.size() == 1) {
                throw new IllegalStateException("the database is away");
            }
        });
        assertThatThrownBy(steps::takeBack).isInstanceOf(IllegalStateException.class);
        steps.takeBack();
        assertThat(taken).containsExactly("tried", "tried");
        assertThat(steps.isEmpty()).isTrue();
    }
}
