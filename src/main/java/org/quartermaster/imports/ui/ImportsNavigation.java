package org.quartermaster.imports.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import org.quartermaster.ui.NavigationEntry;

/** The way to the imports. */
@ApplicationScoped
public class ImportsNavigation implements NavigationEntry {

    private static final int PLACE = 100;

    /** The in-app path of one import. */
    public static String toImport(long id) {
        return "imports?import=" + id;
    }

    @Override
    public String path() {
        return "imports";
    }

    @Override
    public String textKey() {
        return "imports.view.title";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.UPLOAD;
    }

    @Override
    public int order() {
        return PLACE;
    }
}
