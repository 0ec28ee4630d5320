package org.quartermaster.security.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import org.quartermaster.ui.Preferences;
import java.util.Locale;

/** Language and theme before anybody has signed in. */
final class PageChoices extends Div {

    PageChoices() {
        addClassName("choices");
        boolean chinese = UI.getCurrent().getLocale().getLanguage().equals("zh");
        NativeButton language = new NativeButton(chinese ? "English" : "中文", _ -> Preferences.language(chinese ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE));
        language.getElement().setAttribute("lang", chinese ? "en" : "zh-CN");
        add(language, new Span("·"));
        for (String theme : new String[] {"light", "dark", "system"}) {
            add(new NativeButton(getTranslation("ui.theme." + theme), _ -> Preferences.theme(theme)));
        }
    }
}
