package org.quartermaster.ui;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;

/** The page around the application: push over the default transport, viewport, our style sheet, and the theme set before anything is drawn. */
@Push
@Viewport("width=device-width, initial-scale=1")
public class AppShell implements AppShellConfigurator {

    private static final String THEME_BEFORE_PAINT = """
            (function () {
              var wish = (document.cookie.match(/(?:^|; )qm-theme=([a-z]+)/) || [])[1] || 'system';
              var system = window.matchMedia('(prefers-color-scheme: dark)');
              function apply() {
                var dark = wish === 'dark' || (wish === 'system' && system.matches);
                document.documentElement.setAttribute('theme', dark ? 'dark' : 'light');
                document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
                window.dispatchEvent(new CustomEvent('qm-theme'));
              }
              window.qmTheme = function (next) {
                wish = next;
                document.cookie = 'qm-theme=' + next + ';path=/;max-age=31536000;samesite=lax';
                apply();
              };
              system.addEventListener('change', apply);
              apply();
            })();
            """;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addInlineWithContents(Inline.Position.PREPEND, THEME_BEFORE_PAINT, Inline.Wrapping.JAVASCRIPT);
        settings.addLink("stylesheet", "qm/quartermaster.css");
        settings.addLink("icon", "qm/icon.svg");
        settings.addMetaTag("color-scheme", "light dark");
    }
}
