package org.quartermaster.security.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.quartermaster.security.User;
import org.quartermaster.security.Users;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Selection;
import org.quartermaster.ui.Shell;

/** Users: create, change, disable, give a new password, sign out everywhere. */
@Route(value = SecurityNavigation.USERS, layout = Shell.class)
@RolesAllowed(Role.ADMINISTER)
@StyleSheet("context://qm/security.css")
public class UsersView extends Page {

    private final Users users;
    private final DataGrid<User> grid;

    @Inject
    public UsersView(Users users) {
        super("security.users.title");
        this.users = users;
        grid = new DataGrid<>("security.users", User.class, users).identity(User::id).sortedBy("name", false).onOpen(this::edit)
                .card(user -> user.name() + " · " + getTranslation("ui.role." + user.role()), user -> user.fullName() + " " + getTranslation("security.users.status." + user.status()))
                .empty(new EmptyState("security.users.empty"));
        columns();
        grid.key("e", "security.users.edit", selection -> one(selection, this::edit));
        grid.key("p", "security.users.reset", selection -> one(selection, this::askReset));
        grid.key("o", "security.users.endSessions", selection -> one(selection, this::askEnd));
        Button create = new Button(getTranslation("security.users.create"), _ -> new UserDialog(users, null, this::created, grid::refresh).open());
        create.setId("create-user");
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        toolbar().add(create);
        place(grid);
        chips().addComponentAsFirst(new SecurityTabs(UsersView.class));
    }

    private void columns() {
        grid.text("name", "security.users.name").width(180).frozen();
        grid.text("fullName", "security.users.fullName").grow(1);
        grid.text("role", "security.users.role").words("ui.role.").oneOf("viewer", "buyer", "manager", "admin").width(140);
        grid.text("status", "security.users.status").words("security.users.status.").oneOf("active", "invited", "disabled")
                .style(user -> user.status().equals("disabled") ? "soft" : user.status().equals("invited") ? "watch" : "good").width(150);
        grid.text("warehouses", "security.users.warehouses").width(200);
        grid.text("language", "security.users.language").words("security.language.").oneOf("auto", "en", "zh").width(120);
        grid.moment("lastSignInAt", "security.users.lastSignInAt").width(160);
        grid.number("openTokens", "security.users.openTokens").width(110);
    }

    private void edit(User user) {
        new UserDialog(users, users.byId(user.id()), this::created, grid::refresh).open();
    }

    private void askReset(User user) {
        Dialogs.confirm(getTranslation("security.users.reset"), getTranslation("security.users.resetAsk", user.name()), getTranslation("security.users.reset"),
                () -> created(user.name(), users.resetPassword(user.id()).password()));
    }

    private void askEnd(User user) {
        Dialogs.confirm(getTranslation("security.users.endSessions"), getTranslation("security.users.endAsk", user.name()), getTranslation("security.users.endSessions"),
                () -> {
                    users.endSessions(user.id());
                    Notice.done(getTranslation("security.users.ended", user.name()));
                });
    }

    private void created(String name, String password) {
        new SecretDialog(getTranslation("security.secret.password", name), password).open();
        grid.refresh();
    }

    private static void one(Selection<User> selection, Consumer<User> action) {
        selection.rows().stream().findFirst().ifPresent(action);
    }
}
