package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.i18n.I18NProvider;
import org.quartermaster.forecasting.ForecastLock;
import org.quartermaster.ui.Dialogs;

/** Asks how many days from tomorrow on nobody may change any more. */
final class LockDialog {

    private LockDialog() {
    }

    static void open(ForecastLock lock, Runnable saved) {
        var days = new IntegerField(I18NProvider.translate("forecasting.lock.days"));
        days.setMin(0);
        days.setMax(ForecastLock.MOST_DAYS);
        days.setStepButtonsVisible(true);
        days.setValue(lock.days());
        var save = Dialogs.form(I18NProvider.translate("forecasting.lock.title"), I18NProvider.translate("forecasting.lock.save"), () -> {
            lock.lock(days.getValue());
            saved.run();
        }, days, new Paragraph(I18NProvider.translate("forecasting.lock.explained")));
        days.addValueChangeListener(_ -> save.setEnabled(days.getValue() != null && !days.isInvalid() && days.getValue() >= 0 && days.getValue() <= ForecastLock.MOST_DAYS));
    }
}
