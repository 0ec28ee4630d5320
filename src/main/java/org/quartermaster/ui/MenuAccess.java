package org.quartermaster.ui;

import com.vaadin.flow.server.auth.DefaultMenuAccessControl;
import jakarta.enterprise.context.Dependent;

/** The bean that vaadin-cdi 15.0.1 looks up for the menu; without it {@code MenuConfiguration} fails. */
@Dependent
public class MenuAccess extends DefaultMenuAccessControl {
}
