package org.quartermaster.security.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;

/** What a person sees instead of a view that the role does not cover. */
@ParentLayout(Shell.class)
public class NotAllowedView extends Page implements HasErrorParameter<NotAllowed> {

    public NotAllowedView() {
        super("security.notAllowed.title");
        String role = Actor.current().map(actor -> getTranslation("ui.role." + actor.role().code())).orElse("–");
        var why = new EmptyState("security.notAllowed.text");
        why.getElement().setAttribute("role", "alert");
        content(why, new com.vaadin.flow.component.html.Paragraph(getTranslation("security.notAllowed.role", role)));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotAllowed> parameter) {
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
