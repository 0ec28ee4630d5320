package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import org.quartermaster.ui.NavigationEntry;

/** The way to the neural models. */
@ApplicationScoped
public class ModelsNavigation implements NavigationEntry {

    static final String LIST = "models";

    /** The in-app path of the list. */
    public static String toModels() {
        return LIST;
    }

    @Override
    public String path() {
        return LIST;
    }

    @Override
    public String textKey() {
        return "forecasting.models.title";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.CLUSTER;
    }

    @Override
    public int order() {
        return 55;
    }
}
