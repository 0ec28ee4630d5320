package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.quartermaster.replenishment.AheadPlan;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.replenishment.policy.Why;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.ui.Format;

/** What the numbers of a proposal read like. */
final class Words {

    private Words() {
    }

    static boolean isChinese() {
        return UI.getCurrent() != null && UI.getCurrent().getLocale().getLanguage().equals("zh");
    }

    static String name(ProposalRow row) {
        return isChinese() && !row.nameZh().isEmpty() ? row.nameZh() : row.name();
    }

    static String name(AheadPlan.Line line) {
        return isChinese() && !line.nameZh().isEmpty() ? line.nameZh() : line.name();
    }

    static String name(SupplierFacts supplier) {
        return isChinese() && !supplier.nameZh().isEmpty() ? supplier.nameZh() : supplier.name();
    }

    /** "today", "late 2 d", or the day. */
    static String orderBy(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, day);
        return days == 0 ? I18NProvider.translate("replenishment.today") : days < 0 ? I18NProvider.translate("replenishment.late", -days)
                : Format.current().day(day);
    }

    /** "9 ± 3 d", marked when only stated. */
    static String leadTime(ProposalRow row) {
        Format format = Format.current();
        return row.leadReceipts() == 0 ? I18NProvider.translate("replenishment.lead.stated", format.quantity(row.leadDays()))
                : I18NProvider.translate("replenishment.lead.measured", format.quantity(row.leadDays()), format.number(row.leadDeviation(), 1));
    }

    static String term(Why.Kind kind) {
        return I18NProvider.translate("replenishment.term." + kind.name().toLowerCase(Locale.ROOT));
    }

    static String warning(Why.Warning warning) {
        return I18NProvider.translate("replenishment.warning." + warning.name().toLowerCase(Locale.ROOT));
    }
}
