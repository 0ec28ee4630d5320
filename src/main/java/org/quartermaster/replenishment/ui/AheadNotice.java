package org.quartermaster.replenishment.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Optional;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.ui.JobFeed;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.State;

/** What is said when orders ahead come to nothing; what comes shows by itself. */
final class AheadNotice {

    private AheadNotice() {
    }

    static Optional<Notice> of(SupplierFacts supplier, JobFeed.Ended ended) {
        return switch (ended.how()) {
            case DONE -> Optional.empty();
            case CANCELLED -> Optional.of(new Notice(State.WATCH, text("replenishment.ahead.cancelled", supplier.code()), text("replenishment.ahead.kept"), ""));
            case FAILED -> Optional.of(new Notice(State.ACT, text("replenishment.ahead.failed", supplier.code()), ended.why(), text("replenishment.ahead.kept")));
        };
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
