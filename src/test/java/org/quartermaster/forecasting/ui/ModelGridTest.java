package org.quartermaster.forecasting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartermaster.forecasting.NetworkRow;
import org.quartermaster.learning.onnx.ExecutionProvider;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.I18n;

/** What the list says of models in quarantine; a code without words in both languages fails here. */
class ModelGridTest {

    private static final String SEEN = "history 3, step 2";

    /** One model with one fault. */
    private record Faulty(Quarantine.Fault fault) implements RowSource<NetworkRow> {
        @Override
        public List<NetworkRow> page(TableQuery query, int offset, int limit) {
            return offset > 0 ? List.of() : List.of(row());
        }

        @Override
        public long count(TableQuery query) {
            return 1;
        }

        @Override
        public void forEach(TableQuery query, Consumer<NetworkRow> consumer) {
            consumer.accept(row());
        }

        private NetworkRow row() {
            return new NetworkRow(1, "act", "mine", "quarantined", "CPU CPU_WANTED", 7L, 2.0, null, null, Instant.EPOCH, "admin", fault.name(), fault + ": " + SEEN);
        }
    }

    @BeforeEach
    void open() {
        System.setProperty("vaadin.i18n.provider", I18n.class.getName());
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultIsReadAsWordsInBothLanguages(Quarantine.Fault fault) {
        String english = shown(fault, Locale.ENGLISH);
        String chinese = shown(fault, Locale.SIMPLIFIED_CHINESE);
        assertThat(english).isNotBlank().doesNotContain(fault.name()).doesNotContain("!");
        assertThat(chinese).isNotBlank().doesNotContain(fault.name()).doesNotContain("!").isNotEqualTo(english);
    }

    @ParameterizedTest
    @EnumSource
    void whereAModelRunsIsReadAsWordsInBothLanguages(ExecutionProvider.Reason reason) {
        for (Locale language : I18n.LOCALES) {
            UI.getCurrent().setLocale(language);
            assertThat(Words.provider("CPU " + reason)).startsWith("CPU · ").doesNotContain(reason.name()).doesNotContain("!");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereTrainingComputesIsSaidInBothLanguages(ExecutionProvider.Reason reason) {
        for (Locale language : I18n.LOCALES) {
            UI.getCurrent().setLocale(language);
            assertThat(Words.foreseen(new ExecutionProvider(ExecutionProvider.Kind.CPU, reason, ""))).doesNotContain(reason.name()).doesNotContain("!");
            assertThat(Words.foreseen(new ExecutionProvider(ExecutionProvider.Kind.CPU, reason, "NVIDIA T1000"))).contains("NVIDIA T1000").doesNotContain("!");
        }
    }

    /** The cell of the fault; what was seen stands in its tooltip. */
    private static String shown(Quarantine.Fault fault, Locale language) {
        UI.getCurrent().setLocale(language);
        var source = new Faulty(fault);
        DataGrid<NetworkRow> models = ModelGrid.of(source);
        UI.getCurrent().add(models);
        MockVaadin.clientRoundtrip();
        String words = GridKt._getFormatted(models.grid(), 0, "fault");
        assertThat(models.grid().getColumnByKey("fault").getTooltipGenerator().apply(source.row())).isEqualTo(words + ": " + SEEN);
        assertThat(Words.faults()).containsEntry(fault.name(), words);
        UI.getCurrent().remove(models);
        return words;
    }
}
