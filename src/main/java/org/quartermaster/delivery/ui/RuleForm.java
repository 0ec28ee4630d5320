package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartermaster.delivery.allocation.Rule;
import org.quartermaster.shared.Unfit;
import org.quartermaster.stock.WarehouseFacts;

/** One rule of a strategy, and its place among the others. */
final class RuleForm extends Div {
    private static final int MOST_PARCELS = 5;

    private final Span place = new Span();
    private final TextField code = new TextField(DeliveryWords.text("delivery.strategy.rule.code"));
    private final IntegerField parcels = new IntegerField(DeliveryWords.text("delivery.strategy.rule.parcels"));
    private final NumberField km = new NumberField(DeliveryWords.text("delivery.strategy.rule.km"));
    private final Select<Integer> priority = new Select<>();
    private final MultiSelectComboBox<WarehouseFacts> from = new MultiSelectComboBox<>(DeliveryWords.text("delivery.strategy.rule.sites"));
    private final Checkbox inTime = new Checkbox(DeliveryWords.text("delivery.strategy.rule.inTime"));
    private final Checkbox inbound = new Checkbox(DeliveryWords.text("delivery.strategy.rule.inbound"));
    private final Checkbox keep = new Checkbox(DeliveryWords.text("delivery.strategy.rule.keep"));
    private final Set<Integer> unseen;
    private final Button up = small("↑", "delivery.strategy.up");
    private final Button down = small("↓", "delivery.strategy.down");
    private final Button remove = small("×", "delivery.strategy.removeRule");

    private RuleForm(Rule rule, List<WarehouseFacts> sites) {
        addClassName("qm-rule");
        code.setAllowedCharPattern("[a-z0-9_]");
        code.setMaxLength(40);
        code.setValue(rule.code());
        parcels.setMin(1);
        parcels.setMax(MOST_PARCELS);
        parcels.setStepButtonsVisible(true);
        parcels.setValue(rule.maxParcels());
        km.setMin(1);
        km.setPlaceholder(DeliveryWords.text("delivery.strategy.rule.anyKm"));
        km.setValue(Double.isInfinite(rule.withinKm()) ? null : rule.withinKm());
        priority.setLabel(DeliveryWords.text("delivery.strategy.rule.priority"));
        priority.setItems(0, 1, 2);
        priority.setItemLabelGenerator(one -> DeliveryWords.text("delivery.strategy.priority." + one));
        priority.setValue(Math.min(2, rule.minPriority()));
        from.setItems(sites);
        from.setItemLabelGenerator(WarehouseFacts::code);
        from.setPlaceholder(DeliveryWords.text("delivery.strategy.rule.anySite"));
        from.setValue(sites.stream().filter(site -> rule.sites().contains(site.id().value())).collect(Collectors.toSet()));
        unseen = unseen(rule, sites);
        from.setHelperText(unseen.isEmpty() ? "" : DeliveryWords.text("delivery.strategy.rule.unseen", unseen.size()));
        inTime.setValue(rule.inTime());
        inbound.setValue(rule.fromInbound());
        keep.setValue(rule.useKeep());
        var head = new Div(place, up, down, remove);
        head.addClassName("head");
        var fields = new Div(code, parcels, priority, km, from, new Div(inTime, inbound, keep));
        fields.addClassName("qm-fields");
        add(head, fields);
    }

    /** Warehouses of a rule that are closed or out of sight: they stay in it. */
    static Set<Integer> unseen(Rule rule, List<WarehouseFacts> sites) {
        return rule.sites().stream().filter(site -> sites.stream().noneMatch(seen -> seen.id().value() == site)).collect(Collectors.toSet());
    }

    static RuleForm of(Rule rule, List<WarehouseFacts> sites) {
        return new RuleForm(rule, sites);
    }

    static RuleForm fresh(int number, List<WarehouseFacts> sites) {
        return new RuleForm(Rule.any(1).split("rule_" + number, 1), sites);
    }

    private static Button small(String sign, String text) {
        var button = new Button(sign);
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(DeliveryWords.text(text));
        button.setTooltipText(DeliveryWords.text(text));
        return button;
    }

    void onMove(IntConsumer by, Runnable gone) {
        up.addClickListener(_ -> by.accept(-1));
        down.addClickListener(_ -> by.accept(1));
        remove.addClickListener(_ -> gone.run());
    }

    /** @param number 1 … of all */
    void stand(int number, int all) {
        place.setText(DeliveryWords.text("delivery.strategy.place", number));
        up.setEnabled(number > 1);
        down.setEnabled(number < all);
        remove.setEnabled(all > 1);
    }

    private Set<Integer> sites() {
        return Stream.concat(from.getValue().stream().map(site -> site.id().value()), unseen.stream()).collect(Collectors.toSet());
    }

    /** @throws Unfit when it has no parcel or no distance */
    Rule rule() {
        if (parcels.getValue() != null && parcels.getValue() < 1 || km.getValue() != null && km.getValue() <= 0) {
            throw new Unfit("delivery.unfit.ruleLeast", "Rule %s: parcels (%s) and distance (%s) must be more than 0.".formatted(code.getValue(), parcels.getValue(), km.getValue()),
                    code.getValue());
        }
        return new Rule(code.getValue(), parcels.getValue() == null ? 1 : parcels.getValue(), inTime.getValue(), inbound.getValue(), keep.getValue(),
                km.getValue() == null ? Double.POSITIVE_INFINITY : km.getValue(), sites(), priority.getValue());
    }
}
