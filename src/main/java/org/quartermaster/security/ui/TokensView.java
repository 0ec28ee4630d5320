package org.quartermaster.security.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.time.Duration;
import org.quartermaster.security.Tokens;
import org.quartermaster.security.Tokens.Token;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.DataGrid;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;

/** Bearer tokens: the own ones, for administrators everybody's. */
@Route(value = SecurityNavigation.TOKENS, layout = Shell.class)
@PermitAll
@StyleSheet("context://qm/security.css")
public class TokensView extends Page {

    private final Tokens tokens;
    private final DataGrid<Token> grid;

    @Inject
    public TokensView(Tokens tokens) {
        super("security.tokens.title");
        this.tokens = tokens;
        grid = new DataGrid<>("security.tokens", Token.class, tokens).identity(Token::id).sortedBy("createdAt", true)
                .card(token -> token.name() + " · " + token.user(), token -> getTranslation("security.tokens.status." + token.status()))
                .empty(new EmptyState("security.tokens.empty"));
        grid.text("name", "security.tokens.name").grow(1).frozen();
        grid.text("user", "security.users.name").width(160);
        grid.text("scope", "security.tokens.scope").words("security.tokens.scope.").oneOf("all", "promise").width(170);
        grid.text("origins", "security.tokens.origins").grow(1).hidden();
        grid.text("status", "security.users.status").words("security.tokens.status.").oneOf("open", "expired", "revoked")
                .style(token -> token.status().equals("open") ? "good" : "soft").width(140);
        grid.moment("createdAt", "security.tokens.createdAt").width(160);
        grid.moment("expiresAt", "security.tokens.expiresAt").width(160);
        grid.moment("lastUsedAt", "security.tokens.lastUsedAt").width(160);
        grid.key("r", "security.tokens.revoke", selection -> selection.rows().stream().findFirst().ifPresent(this::askRevoke));
        grid.onOpen(this::askRevoke);
        Button issue = new Button(getTranslation("security.tokens.issue"), _ -> askIssue());
        issue.setId("issue-token");
        issue.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        toolbar().add(issue);
        if (Actor.required().role().includes(Role.ADMIN)) {
            Button shop = new Button(getTranslation("security.tokens.issueShop"), _ -> new ShopTokenForm(tokens, grid::refresh).open());
            shop.setId("issue-shop-token");
            toolbar().add(shop);
        }
        place(grid);
        chips().addComponentAsFirst(new SecurityTabs(TokensView.class));
    }

    private void askIssue() {
        var name = new TextField(getTranslation("security.tokens.name"));
        name.setId("token-name");
        name.setMaxLength(80);
        name.setWidthFull();
        var days = days(Tokens.USUAL);
        Dialogs.form(getTranslation("security.tokens.issue"), getTranslation("security.tokens.issue"), () -> {
            var made = tokens.issue(name.getValue().isBlank() ? "api" : name.getValue(), Duration.ofDays(days.getValue() == null ? 0 : days.getValue()));
            new SecretDialog(getTranslation("security.secret.token"), made.token()).open();
            grid.refresh();
        }, name, days);
    }

    static IntegerField days(Duration usual) {
        var days = new IntegerField(UI.getCurrent().getTranslation("security.tokens.days"));
        days.setMin(1);
        days.setMax((int) Tokens.LONGEST.toDays());
        days.setStepButtonsVisible(true);
        days.setValue((int) usual.toDays());
        return days;
    }

    private void askRevoke(Token token) {
        if (token.status().equals("open")) {
            Dialogs.confirm(getTranslation("security.tokens.revoke"), getTranslation("security.tokens.revokeAsk", token.name()), getTranslation("security.tokens.revoke"), () -> {
                tokens.revoke(token.id());
                Notice.done(getTranslation("security.tokens.revoked", token.name()));
                grid.refresh();
            });
        }
    }
}
