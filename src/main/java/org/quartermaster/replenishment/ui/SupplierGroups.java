package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.quartermaster.replenishment.Proposals.Group;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.State;

/** The worklist by supplier and warehouse: what one order would come to, and whether it reaches the supplier's minimum. */
final class SupplierGroups extends Grid<Group> {

    private final transient Format format = Format.current();

    SupplierGroups(Consumer<Group> open, Consumer<Group> approve) {
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        setSizeFull();
        addColumn(Group::supplier).setHeader(getTranslation("replenishment.column.supplier")).setWidth("220px").setFlexGrow(2);
        addColumn(Group::warehouse).setHeader(getTranslation("replenishment.column.warehouse")).setWidth("90px").setFlexGrow(0);
        number("replenishment.group.lines", group -> format.quantity(group.lines()));
        number("replenishment.group.units", group -> format.quantity(group.units()));
        number("replenishment.column.value", group -> format.money(group.value()));
        addColumn(new ComponentRenderer<>(this::minimum)).setHeader(getTranslation("replenishment.group.minimum")).setWidth("210px").setFlexGrow(0);
        number("replenishment.column.saves", group -> format.money(group.saves()));
        number("replenishment.group.volume", group -> format.quantity(Math.round(group.volumeLitres())) + " l");
        number("replenishment.group.weight", group -> format.quantity(Math.round(group.weightKg())) + " kg");
        addColumn(new ComponentRenderer<>(group -> approval(group, approve))).setWidth("110px").setFlexGrow(0);
        addItemDoubleClickListener(e -> open.accept(e.getItem()));
        setVisible(false);
    }

    private void number(String key, Function<Group, String> text) {
        addColumn(text::apply).setHeader(getTranslation(key)).setTextAlign(ColumnTextAlign.END).setWidth("100px").setFlexGrow(0);
    }

    private Span minimum(Group group) {
        if (group.minimumValue().signum() == 0) {
            return new Span(Format.MISSING);
        }
        return group.reachesMinimum() ? State.GOOD.badge(getTranslation("replenishment.group.reached", format.money(group.minimumValue())))
                : State.WATCH.badge(getTranslation("replenishment.group.missing", format.money(group.minimumValue().subtract(group.value())), format.money(group.minimumValue())));
    }

    private Button approval(Group group, Consumer<Group> approve) {
        var button = new Button(getTranslation("replenishment.group.approve", group.lines()), _ -> approve.accept(group));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    void show(List<Group> groups) {
        setItems(groups);
    }
}
