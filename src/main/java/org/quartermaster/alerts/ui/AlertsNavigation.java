package org.quartermaster.alerts.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.quartermaster.alerts.Alerts;
import org.quartermaster.ui.NavigationEntry;

/** The ways to alerts. */
@ApplicationScoped
public class AlertsNavigation implements NavigationEntry {

    private Alerts alerts;

    protected AlertsNavigation() {
    }

    @Inject
    public AlertsNavigation(Alerts alerts) {
        this.alerts = alerts;
    }

    /** The in-app path of all open alerts. */
    public static String toAll() {
        return "alerts";
    }

    /** The in-app path of one alert. */
    public static String toAlert(long id) {
        return "alerts?alert=" + id;
    }

    /** The in-app path of the open alerts of one kind, by its code. */
    public static String toKind(String kind) {
        return "alerts?f.state=one:open&f.kind=one:" + kind;
    }

    @Override
    public String path() {
        return "alerts";
    }

    @Override
    public String textKey() {
        return "alerts.view.title";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.BELL;
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public boolean isInPocket() {
        return true;
    }

    /** Causes that are worth a look, and what they are worth. */
    @Override
    public Count count() {
        var worth = alerts.worthALook();
        return new Count(worth.count(), worth.money());
    }
}
