package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.quartermaster.forecasting.ForecastOverride;
import org.quartermaster.forecasting.HistoryAdjustment;
import org.quartermaster.ui.Format;

/** What people changed here: how much, on which days, why, who and when, and a button that takes it back. */
final class EditList extends Div {

    /**
     * Overrides.
     *
     * @param lockedDays how many days are locked
     * @param withdraw   null: it may not be taken back
     */
    EditList overrides(List<ForecastOverride> entered, LocalDate today, int lockedDays, Consumer<ForecastOverride> withdraw) {
        entered.forEach(one -> add(line("✎ " + days(one.fromDay(), one.toDay()) + " · " + amount(one) + " · " + words(one.reason()), level(one) + by(one.createdBy(), one.createdAt()) + until(one, today, lockedDays),
                withdraw == null ? null : () -> withdraw.accept(one))));
        return this;
    }

    EditList adjustments(List<HistoryAdjustment> entered, Consumer<HistoryAdjustment> withdraw) {
        entered.forEach(one -> add(line("✎ " + days(one.fromDay(), one.toDay()) + " · " + Format.current().signed(one.units()) + " · " + words(one.reason()), by(one.createdBy(), one.createdAt()),
                withdraw == null ? null : () -> withdraw.accept(one))));
        return this;
    }

    private static String words(String reason) {
        return "“" + reason + "”";
    }

    private static String days(LocalDate from, LocalDate to) {
        var format = Format.current();
        return from.equals(to) ? format.day(from) : format.day(from) + " – " + format.day(to);
    }

    private String amount(ForecastOverride one) {
        var format = Format.current();
        return switch (one.kind()) {
            case SET -> format.quantity(one.amount(), getTranslation("ui.unit.pieces"));
            case ADD -> format.signed(one.amount()) + " " + getTranslation("ui.unit.pieces");
            case PERCENT -> format.signed(one.amount()) + " %";
        };
    }

    private String level(ForecastOverride one) {
        return one.level().isOneSeries() ? "" : getTranslation(one.level().sku() != null ? "forecasting.card.ofSku" : one.level().category() != 0 ? "forecasting.card.ofCategory"
                : "forecasting.card.ofAll") + " · ";
    }

    private static String by(String who, java.time.Instant when) {
        return who + " · " + Format.current().moment(when);
    }

    private String until(ForecastOverride one, LocalDate today, int lockedDays) {
        var format = Format.current();
        if (one.cutAfter() != null) {
            return " · " + getTranslation("forecasting.card.cut", format.day(one.cutAfter()));
        }
        if (one.expiresOn() == null) {
            return "";
        }
        LocalDate last = one.lastDay(today, lockedDays);
        String how = !one.expiresOn().isBefore(today) ? "expires" : last.isBefore(today) ? "expired" : "expiredButLocked";
        return " · " + getTranslation("forecasting.card." + how, format.day(one.expiresOn()), format.day(last));
    }

    private Div line(String words, String small, Runnable withdraw) {
        var about = new Span(small);
        about.addClassName("qm-soft");
        var line = new Div(new Div(new Span(words)), about);
        if (withdraw != null) {
            var undo = new Button(getTranslation("forecasting.card.withdraw"), _ -> withdraw.run());
            undo.addClassName("qm-linkish");
            line.add(undo);
        }
        line.addClassName("qm-edit");
        return line;
    }
}
