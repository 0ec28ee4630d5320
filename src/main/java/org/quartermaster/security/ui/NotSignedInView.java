package org.quartermaster.security.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.servlet.http.HttpServletResponse;
import org.quartermaster.shared.NotSignedIn;

/** A session that ended while a view was opening: leads to the sign-in. */
public class NotSignedInView extends Div implements HasErrorParameter<NotSignedIn> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotSignedIn> parameter) {
        event.getUI().getPage().setLocation("login");
        return HttpServletResponse.SC_UNAUTHORIZED;
    }
}
