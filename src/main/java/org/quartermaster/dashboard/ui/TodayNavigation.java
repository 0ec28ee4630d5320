package org.quartermaster.dashboard.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.quartermaster.dashboard.Today;
import org.quartermaster.ui.NavigationEntry;

/** The way to the first screen. */
@ApplicationScoped
public class TodayNavigation implements NavigationEntry {

    private Today today;

    protected TodayNavigation() {
    }

    @Inject
    public TodayNavigation(Today today) {
        this.today = today;
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public String textKey() {
        return "dashboard.view.title";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.HOME;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean isInPocket() {
        return true;
    }

    @Override
    public Count count() {
        var waiting = today.waiting();
        return new Count(waiting.count(), waiting.money());
    }
}
