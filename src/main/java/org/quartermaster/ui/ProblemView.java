package org.quartermaster.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.servlet.http.HttpServletResponse;
import org.quartermaster.shared.NotAllowed;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.NotSignedIn;

/** Shown instead of a view that could not be made: what happened and where to go, with an incident number when it was our fault. */
@ParentLayout(Shell.class)
public class ProblemView extends Page implements HasErrorParameter<Exception> {

    public ProblemView() {
        super("ui.problem.title");
        getElement().getClassList().add("qm-failed");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Div words = new Div(new Paragraph(Notice.words(parameter.getCaughtException())), new Anchor(".", getTranslation("ui.problem.home")));
        words.addClassName("qm-empty");
        content(words);
        return status(parameter.getCaughtException());
    }

    private static int status(Throwable problem) {
        for (Throwable t = problem; t != null; t = t.getCause()) {
            switch (t) {
                case NotAllowed _ -> {
                    return HttpServletResponse.SC_FORBIDDEN;
                }
                case NotFound _ -> {
                    return HttpServletResponse.SC_NOT_FOUND;
                }
                case NotSignedIn _ -> {
                    return HttpServletResponse.SC_UNAUTHORIZED;
                }
                default -> { }
            }
        }
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
