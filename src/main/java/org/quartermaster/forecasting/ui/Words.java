package org.quartermaster.forecasting.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Codes of the forecast as words. */
final class Words {

    private Words() {
    }

    /** A method or a blend: {@code a+b}. */
    static String method(String code) {
        return Arrays.stream(code.split("\\+")).map(one -> I18NProvider.translate("forecasting.method." + one)).collect(Collectors.joining(" + "));
    }
}
