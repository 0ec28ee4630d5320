package org.quartermaster.replenishment.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.SupplierId;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.ui.I18n;
import org.quartermaster.ui.JobFeed.Ended;
import org.quartermaster.ui.JobFeed.Ending;
import org.quartermaster.ui.Notice;

class AheadNoticeTest {

    private static final SupplierFacts ACME = new SupplierFacts(new SupplierId(7), "ACME", "Acme", "", "", "EUR", 1, 0, 0b11111, 9, List.of());

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

    private static Notice said(Ended ended) {
        return AheadNotice.of(ACME, ended).orElseThrow();
    }

    private static String text(Notice notice) {
        return notice.getElement().getTextRecursively();
    }

    @Test
    void saysNothingOfWhatShowsByItself() {
        assertThat(AheadNotice.of(ACME, new Ended(Ending.DONE, ""))).isEmpty();
    }

    @Test
    void saysWhatWasStoppedAndWhatIsKept() {
        Notice notice = said(new Ended(Ending.CANCELLED, ""));
        assertThat(text(notice)).contains("Planning ACME ahead was stopped.", "Nothing was changed.");
        assertThat(notice.getElement().getAttribute("role")).isEqualTo("status");
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(text(said(new Ended(Ending.CANCELLED, "")))).contains("ACME 的未来规划已停止。");
    }

    @Test
    void saysWhyItFailed() {
        Notice notice = said(new Ended(Ending.FAILED, "There is no forecast yet."));
        assertThat(text(notice)).contains("Planning ACME ahead failed.", "There is no forecast yet.", "Nothing was changed.");
        assertThat(notice.getElement().getAttribute("role")).isEqualTo("alert");
    }
}
