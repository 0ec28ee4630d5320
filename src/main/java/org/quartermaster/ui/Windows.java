package org.quartermaster.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What every new window gets: words when an action fails, a reconnect message in the person's language, calm loading. */
@ApplicationScoped
class Windows {

    void onService(@Observes ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(Windows::tell));
        event.getSource().addUIInitListener(init -> dress(init.getUI()));
    }

    private static void tell(ErrorEvent event) {
        UI ui = UI.getCurrent();
        if (ui == null) {
            Notice.incidentOf(event.getThrowable());
        } else {
            ui.access(() -> Notice.failed(event.getThrowable()));
        }
    }

    private static void dress(UI ui) {
        ui.getReconnectDialogConfiguration().setDialogText(ui.getTranslation("ui.reconnect.trying"));
        ui.getReconnectDialogConfiguration().setDialogTextGaveUp(ui.getTranslation("ui.reconnect.gaveUp"));
        ui.getLoadingIndicatorConfiguration().setFirstDelay(500);
    }
}
