package org.quartermaster.security.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.quartermaster.security.User;
import org.quartermaster.security.UserDraft;
import org.quartermaster.security.Users;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.ui.Notice;

/** A new user, or another name, role, scope, language or state for one. */
final class UserDialog extends Dialog {

    private final Users users;
    private final User user;
    private final BiConsumer<String, String> created;
    private final Runnable changed;
    private final TextField name = new TextField(getTranslation("security.users.name"));
    private final TextField fullName = new TextField(getTranslation("security.users.fullName"));
    private final Select<Role> role = select("security.users.role", value -> getTranslation("ui.role." + value.code()), Role.values());
    private final Select<String> language = select("security.users.language", value -> getTranslation("security.language." + value), UserDraft.AUTO, "en", "zh");
    private final MultiSelectComboBox<Users.Warehouse> scope = new MultiSelectComboBox<>(getTranslation("security.users.warehouses"));
    private final Checkbox active = new Checkbox(getTranslation("security.users.maySignIn"), true);
    private final Div problem = new Div();

    /**
     * @param user    null for a new one
     * @param created takes the name and the password to hand over
     */
    UserDialog(Users users, User user, BiConsumer<String, String> created, Runnable changed) {
        this.users = users;
        this.user = user;
        this.created = created;
        this.changed = changed;
        setHeaderTitle(getTranslation(user == null ? "security.users.create" : "security.users.edit"));
        addClassName("qm-dialog");
        name.setId("user-name");
        name.setMaxLength(80);
        fullName.setMaxLength(120);
        scope.setItems(users.warehouses());
        scope.setItemLabelGenerator(warehouse -> warehouse.code() + " " + warehouse.name());
        scope.setHelperText(getTranslation("security.users.scopeHint"));
        role.setHelperText(getTranslation("security.users.roleHint"));
        problem.addClassName("qm-problem");
        problem.getElement().setAttribute("role", "alert");
        fill();
        FormLayout form = new FormLayout(name, fullName, role, language, scope, active);
        form.setMaxWidth("640px");
        add(form, problem);
        Button save = new Button(getTranslation("ui.save"), _ -> save());
        save.setId("save-user");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), _ -> close()), save);
    }

    private void fill() {
        role.setValue(user == null ? Role.VIEWER : Role.of(user.role()));
        language.setValue(user == null ? UserDraft.AUTO : user.language());
        if (user != null) {
            name.setValue(user.name());
            fullName.setValue(user.fullName());
            active.setValue(user.isActive());
            Set<Integer> chosen = users.scope(user.id()).stream().map(WarehouseId::value).collect(Collectors.toSet());
            scope.setValue(users.warehouses().stream().filter(warehouse -> chosen.contains(warehouse.id())).collect(Collectors.toSet()));
        }
    }

    private void save() {
        try {
            var draft = new UserDraft(name.getValue().strip(), fullName.getValue(), role.getValue(),
                    scope.getValue().stream().map(warehouse -> new WarehouseId(warehouse.id())).collect(Collectors.toSet()), language.getValue(), active.getValue());
            if (user == null) {
                created.accept(draft.name(), users.create(draft).password());
            } else {
                users.change(user.id(), user.version(), draft);
                Notice.done(getTranslation("security.users.saved", draft.name()));
            }
            close();
            changed.run();
        } catch (IllegalArgumentException bad) {
            problem.setText("▲ " + getTranslation("security.users.badName"));
        } catch (RuntimeException refused) {
            problem.setText("▲ " + Notice.words(refused));
        }
    }

    @SafeVarargs
    private <T> Select<T> select(String key, ItemLabelGenerator<T> label, T... items) {
        var select = new Select<T>();
        select.setLabel(getTranslation(key));
        select.setItems(List.of(items));
        select.setItemLabelGenerator(label);
        return select;
    }
}
