package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.function.Function;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.replenishment.Proposals.Group;
import org.quartermaster.replenishment.PurchasingLimits.Truck;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.State;

/** The worklist by supplier and warehouse: a header with what one order would come to and fill, its lines below it when it is opened. */
final class SupplierGroups extends TreeGrid<GroupedRow> {

    private final transient Format format = Format.current();
    private final transient GroupedRows rows;
    private final transient Actions actions;
    private final transient Truck truck;

    /** What can be done from here. */
    interface Actions {
        void approve(Group group);

        /** Shows what else would go well on the order. */
        void fill(Group group);

        void edit(ProposalRow row);

        void explain(ProposalRow row);
    }

    SupplierGroups(Proposals proposals, Truck truck, Actions actions) {
        this.rows = new GroupedRows(proposals);
        this.truck = truck;
        this.actions = actions;
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        addClassName("qm-groups");
        setSizeFull();
        setVisible(false);
        setPartNameGenerator(row -> row instanceof GroupedRow.Header ? "group" : null);
        columns();
        setDataProvider(rows);
        addItemClickListener(e -> clicked(e.getItem()));
        addItemDoubleClickListener(e -> {
            if (e.getItem() instanceof GroupedRow.Line(ProposalRow row)) {
                actions.edit(row);
            }
        });
    }

    private void columns() {
        addComponentHierarchyColumn(this::name).setHeader(getTranslation("replenishment.group.title")).setWidth("260px").setFlexGrow(2);
        number("replenishment.group.lines", group -> format.quantity(group.lines()), line -> "", "70px");
        number("replenishment.group.units", group -> format.quantity(group.units()), line -> format.quantity(line.units()) + (line.isEdited() ? " ✎" : ""), "90px");
        number("replenishment.column.value", group -> format.money(group.value()), line -> format.money(line.value()), "100px");
        number("replenishment.column.saves", group -> format.money(group.saves()), line -> format.money(line.saves()), "100px");
        number("replenishment.group.volume", group -> litres(group.volumeLitres()), line -> litres(line.volumeLitres()), "90px");
        number("replenishment.group.weight", group -> kilograms(group.weightKg()), line -> kilograms(line.weightKg()), "90px");
        header("replenishment.group.truck", this::truckFill, "150px");
        header("replenishment.group.minimum", this::minimum, "210px");
        header(null, this::buttons, "210px");
    }

    private Column<GroupedRow> number(String key, Function<Group, String> ofGroup, Function<ProposalRow, String> ofLine, String width) {
        return addColumn(row -> switch (row) {
            case GroupedRow.Header(Group group) -> ofGroup.apply(group);
            case GroupedRow.Line(ProposalRow line) -> ofLine.apply(line);
        }).setHeader(getTranslation(key)).setTextAlign(ColumnTextAlign.END).setWidth(width).setFlexGrow(0);
    }

    private void header(String key, Function<Group, Component> content, String width) {
        var column = addColumn(new ComponentRenderer<>(row -> row instanceof GroupedRow.Header(Group group) ? content.apply(group) : new Span()))
                .setWidth(width).setFlexGrow(0);
        if (key != null) {
            column.setHeader(getTranslation(key));
        }
    }

    private Component name(GroupedRow row) {
        return switch (row) {
            case GroupedRow.Header(Group group) -> new Span(group.supplier() + " · " + group.warehouse());
            case GroupedRow.Line(ProposalRow line) -> {
                var words = new Span(State.valueOf(line.urgency().toUpperCase(java.util.Locale.ROOT)).icon(), new Span(" " + line.sku() + " · " + Words.name(line)));
                words.getElement().setAttribute("title", line.sku() + " · " + Words.name(line));
                yield words;
            }
        };
    }

    private String litres(double litres) {
        return litres == 0 ? Format.MISSING : format.quantity(Math.round(litres)) + " l";
    }

    private String kilograms(double kilograms) {
        return kilograms == 0 ? Format.MISSING : format.quantity(Math.round(kilograms)) + " kg";
    }

    /** A bar for the last truck, and how many are full before it. */
    private Component truckFill(Group group) {
        double filled = truck.filledBy(group.volumeLitres(), group.weightKg());
        if (filled == 0) {
            return new Span(Format.MISSING);
        }
        double full = Math.ceil(filled) - 1;
        double last = filled - full;
        var bar = new Div();
        bar.getStyle().set("width", Math.round(last * 100) + "%");
        var frame = new Div(bar);
        frame.addClassName("qm-fill");
        String text = full > 0 ? getTranslation("replenishment.group.trucks", (long) full, format.percent(last, 0)) : format.percent(last, 0);
        frame.getElement().setAttribute("role", "img").setAttribute("aria-label", text);
        var box = new Div(frame, new Span(text));
        box.addClassName("qm-fill-box");
        return box;
    }

    private Component minimum(Group group) {
        if (group.minimumValue().signum() == 0) {
            return new Span(Format.MISSING);
        }
        return group.reachesMinimum() ? State.GOOD.badge(getTranslation("replenishment.group.reached", format.money(group.minimumValue())))
                : State.WATCH.badge(getTranslation("replenishment.group.missing", format.money(group.minimumValue().subtract(group.value())), format.money(group.minimumValue())));
    }

    private Component buttons(Group group) {
        var buttons = new Div(button(getTranslation("replenishment.group.approve", group.lines()), () -> actions.approve(group)));
        if (group.groupId() > 0) {
            buttons.add(button(getTranslation("replenishment.fill.open"), () -> actions.fill(group)));
        }
        return buttons;
    }

    private static Button button(String text, Runnable action) {
        var button = new Button(text, _ -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private void clicked(GroupedRow row) {
        switch (row) {
            case GroupedRow.Header _ -> {
                if (isExpanded(row)) {
                    collapse(row);
                } else {
                    expand(row);
                }
            }
            case GroupedRow.Line(ProposalRow line) -> actions.explain(line);
        }
    }

    /** Shows the groups of a query; groups that were open stay open. */
    void show(TableQuery query) {
        rows.show(query);
    }
}
