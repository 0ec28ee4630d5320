package org.quartermaster.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouteNotFoundError;

/** Shown for an address that no view has. */
@ParentLayout(Shell.class)
public class NoScreenView extends RouteNotFoundError {

    /** The page within, so that it looks like the others. */
    private static final class Within extends Page {
        Within(String path) {
            super("ui.problem.noScreen");
            getElement().getClassList().add("qm-failed");
            EmptyState words = new EmptyState("ui.problem.noScreenHint", new Anchor(".", getTranslation("ui.problem.home")));
            title(getTranslation("ui.problem.noScreen") + ": " + path);
            content(words);
        }
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        getElement().removeAllChildren();
        getElement().getClassList().add("qm-main");
        getElement().appendChild(new Within(event.getLocation().getPath()).getElement());
        return 404;
    }
}
