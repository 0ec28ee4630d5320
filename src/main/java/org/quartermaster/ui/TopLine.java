package org.quartermaster.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.dom.Element;
import java.util.Locale;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.BusinessCalendar;

/** The line above every view: business day, night run, command box, language, theme, person. */
final class TopLine extends Header {

    private final Span day = new Span();
    private final Span night = new Span();
    private final CommandBox commands;

    TopLine(SideNavigation navigation) {
        addClassName("qm-top");
        commands = new CommandBox(navigation);
        NativeButton find = new NativeButton();
        find.addClassName("qm-command");
        find.getElement().appendChild(new Element("kbd").setText("Ctrl K"));
        find.add(new Span(getTranslation("ui.find.prompt")));
        find.getElement().setAttribute("aria-label", getTranslation("ui.find.prompt"));
        find.setId("qm-command");
        find.addClickListener(_ -> commands.openBox());
        day.addClassName("qm-day");
        night.addClassName("qm-night");
        add(day, night, find, language(), theme(), person());
    }

    /** Reads day and night run again. */
    void refresh() {
        Format format = Format.current();
        Beans.find(BusinessCalendar.class).ifPresent(calendar -> {
            day.setText(format.fullDay(calendar.planningDay()) + (calendar.isHistorical() ? " · " + getTranslation("ui.top.historical") : ""));
            day.getElement().setAttribute("title", calendar.isHistorical() ? getTranslation("ui.top.historicalHint", format.fullDay(calendar.lastSalesDay())) : "");
        });
        Beans.find(JobFeed.class).flatMap(JobFeed::lastNightRun).ifPresent(run -> {
            night.setText(run.state().mark() + " " + getTranslation("ui.top.night", format.clock(run.endedAt()), format.duration(run.took())));
            night.setClassName("qm-night " + run.state().style());
        });
    }

    private NativeButton language() {
        boolean chinese = I18n.closest(UI.getCurrent().getLocale()).getLanguage().equals("zh");
        NativeButton button = new NativeButton(chinese ? "EN" : "中文", _ -> Preferences.language(chinese ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE));
        button.addClassName("qm-plain");
        button.getElement().setAttribute("lang", chinese ? "en" : "zh-CN").setAttribute("aria-label", chinese ? "English" : "中文");
        return button;
    }

    private MenuBar theme() {
        MenuBar bar = menu();
        MenuItem item = bar.addItem("◐");
        item.setAriaLabel(getTranslation("ui.theme.title"));
        for (String theme : new String[] {"light", "dark", "system"}) {
            item.getSubMenu().addItem(getTranslation("ui.theme." + theme), _ -> Preferences.theme(theme));
        }
        return bar;
    }

    private MenuBar person() {
        MenuBar bar = menu();
        String name = Actor.current().map(Actor::name).orElse(getTranslation("ui.top.nobody"));
        MenuItem item = bar.addItem(name + " ▾");
        Actor.current().ifPresent(actor -> item.getSubMenu().addItem(getTranslation("ui.role." + actor.role().code())).setEnabled(false));
        item.getSubMenu().addItem(getTranslation("ui.top.password"), _ -> UI.getCurrent().navigate("password"));
        item.getSubMenu().addItem(getTranslation("ui.top.tokens"), _ -> UI.getCurrent().navigate("tokens"));
        item.getSubMenu().addItem(getTranslation("ui.top.signOut"), _ -> UI.getCurrent().getPage().setLocation("logout"));
        return bar;
    }

    private static MenuBar menu() {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_SMALL, MenuBarVariant.LUMO_TERTIARY_INLINE);
        return bar;
    }
}
