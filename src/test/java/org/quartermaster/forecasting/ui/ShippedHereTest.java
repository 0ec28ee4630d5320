package org.quartermaster.forecasting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.learning.onnx.ExecutionProvider;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.learning.onnx.TrialRun;
import org.quartermaster.ui.I18n;

class ShippedHereTest {

    private static final ExecutionProvider CPU = new ExecutionProvider(ExecutionProvider.Kind.CPU, ExecutionProvider.Reason.CPU_WANTED, "");
    private final CompletableFuture<TrialRun.Result> trial = new CompletableFuture<>();

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

    private static String text(ShippedHere here) {
        return here.getElement().getTextRecursively();
    }

    @Test
    void tellsTheSpeedWhenTheTrialIsOver() {
        var here = new ShippedHere(trial);
        assertThat(text(here)).contains("Being tried");
        assertThat(here.look()).isFalse();
        trial.complete(new TrialRun.Result(null, null, CPU, 1_234));
        assertThat(here.look()).isTrue();
        assertThat(text(here)).contains("CPU · processor wanted").contains("1,234").doesNotContain("Being tried");
    }

    @Test
    void tellsWhyATrialFailedThatRanSomewhere() {
        trial.complete(new TrialRun.Result(null, new Quarantine(Quarantine.Fault.TOO_SLOW, "64 histories took more than 60 s"), CPU, 0));
        assertThat(text(new ShippedHere(trial))).contains("took too long").doesNotContain("Series/s");
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(text(new ShippedHere(trial))).contains("耗时过长").doesNotContain("histories");
    }

    @Test
    void putsTheCodeOfAQuarantineIntoWords() {
        assertThat(Words.quarantine("TOO_LARGE: 64 histories took 900 MB")).isEqualTo("It took too much memory: 64 histories took 900 MB");
        assertThat(Words.quarantine("since last week")).isEqualTo("since last week");
    }

    @Test
    void tellsThatATrialBrokeOff() {
        trial.completeExceptionally(new IllegalStateException("no room left"));
        assertThat(text(new ShippedHere(trial))).contains("ncident");
    }
}
