package org.quartermaster.security.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import org.quartermaster.security.AuditTrail;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;

/** Who changed what, when, with the values before and after. */
@Route(value = SecurityNavigation.AUDIT, layout = Shell.class)
@RolesAllowed(Role.ADMINISTER)
@StyleSheet("context://qm/security.css")
public class AuditView extends Page {

    @Inject
    public AuditView(AuditTrail trail) {
        super("security.audit.title");
        var grid = new DataGrid<>("security.audit", AuditTrail.Entry.class, trail).identity(AuditTrail.Entry::id).sortedBy("at", true)
                .card(entry -> entry.actor() + " · " + entry.action(), entry -> entry.entity() + " " + entry.entityId())
                .empty(new EmptyState("security.audit.empty"));
        grid.moment("at", "security.audit.at").width(160);
        grid.text("actor", "security.audit.actor").width(140);
        grid.text("action", "security.audit.action").width(220);
        grid.text("entity", "security.audit.entity").width(130);
        grid.text("entityId", "security.audit.entityId").width(110);
        grid.text("beforeValue", "security.audit.before").grow(1).tooltip(AuditTrail.Entry::beforeValue);
        grid.text("afterValue", "security.audit.after").grow(1).tooltip(AuditTrail.Entry::afterValue);
        place(grid);
        chips().addComponentAsFirst(new SecurityTabs(AuditView.class));
    }
}
