package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.i18n.I18NProvider;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.table.TableQuery;

/** The menu of saved views of a {@link DataGrid}. */
final class GridViews<T extends Record> {

    private static final System.Logger LOG = System.getLogger(GridViews.class.getName());
    private final DataGrid<T> owner;
    private final GridLayout<T> layout;
    private final MenuBar bar = new MenuBar();
    private SubMenu menu;

    GridViews(DataGrid<T> owner, GridLayout<T> layout) {
        this.owner = owner;
        this.layout = layout;
    }

    Component button() {
        bar.addThemeVariants(MenuBarVariant.LUMO_DROPDOWN_INDICATORS);
        bar.addClassName("qm-views");
        MenuItem item = bar.addItem(I18NProvider.translate("ui.views.title"));
        menu = item.getSubMenu();
        bar.addAttachListener(_ -> fill());
        return bar;
    }

    private void fill() {
        menu.removeAll();
        store().ifPresent(views -> {
            String me = Actor.current().map(Actor::name).orElse("");
            for (UserViews.Saved view : views.of(owner.screen())) {
                boolean own = view.owner().equals(me);
                MenuItem item = menu.addItem(own ? view.name() : view.name() + " · " + view.owner());
                item.getSubMenu().addItem(I18NProvider.translate("ui.views.use"), _ -> use(view));
                if (own) {
                    item.getSubMenu().addItem(I18NProvider.translate("ui.views.delete"), _ -> delete(view));
                }
            }
        });
        menu.addItem(I18NProvider.translate("ui.views.save"), _ -> save());
    }

    private java.util.Optional<UserViews> store() {
        return Actor.current().isPresent() ? Beans.find(UserViews.class) : java.util.Optional.empty();
    }

    private void use(UserViews.Saved saved) {
        GridView view = Json.read(saved.content(), GridView.class);
        layout.apply(view);
        TableQuery query = view.query();
        owner.show(query.filters().stream().filter(f -> owner.columns().containsKey(f.column())).toList(), query.sorts());
    }

    private void delete(UserViews.Saved saved) {
        store().ifPresent(views -> views.delete(saved.id()));
        fill();
    }

    private void save() {
        var name = new TextField(I18NProvider.translate("ui.views.name"));
        name.setMaxLength(120);
        name.setWidthFull();
        var shared = new Checkbox(I18NProvider.translate("ui.views.shared"));
        Button go = Dialogs.form(I18NProvider.translate("ui.views.save"), I18NProvider.translate("ui.save"), () -> {
            store().ifPresent(views -> views.save(owner.screen(), name.getValue(), shared.getValue(), Json.of(now())));
            fill();
        }, name, shared);
        go.setEnabled(false);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(e -> go.setEnabled(!e.getValue().isBlank()));
        name.focus();
    }

    private GridView now() {
        return layout.view(new TableQuery(owner.filters().filters(), owner.sorts()));
    }

    /** The layout last used, null when there is none or it cannot be read any more. */
    GridView lastUsed() {
        try {
            return store().flatMap(views -> views.lastUsed(owner.screen())).map(json -> Json.read(json, GridView.class)).orElse(null);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The remembered layout of " + owner.screen() + " cannot be used.", e);
            return null;
        }
    }

    void remember() {
        store().ifPresent(views -> views.remember(owner.screen(), Json.of(layout.view(TableQuery.ALL))));
    }
}
