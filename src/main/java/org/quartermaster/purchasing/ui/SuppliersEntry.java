package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import org.quartermaster.ui.NavigationEntry;

/** The way to the suppliers. */
@ApplicationScoped
public class SuppliersEntry implements NavigationEntry {

    @Override
    public String path() {
        return "suppliers";
    }

    @Override
    public String textKey() {
        return "suppliers.view.title";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.FACTORY;
    }

    @Override
    public int order() {
        return 90;
    }
}
