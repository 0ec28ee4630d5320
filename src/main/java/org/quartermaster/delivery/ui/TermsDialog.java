package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartermaster.delivery.ShippingSites;
import org.quartermaster.delivery.ShippingTerms;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;

/** How a warehouse ships: cut-off, days, what it can pack, what handling costs, what stays for the store. */
final class TermsDialog {
    private static final int PERCENT = 2;

    private final ShippingSites shipping;
    private final List<WarehouseFacts> sites;
    private final Select<WarehouseFacts> site = new Select<>();
    private final TimePicker cutOff = new TimePicker(DeliveryWords.text("delivery.terms.cutOff"));
    private final CheckboxGroup<DayOfWeek> days = new CheckboxGroup<>(DeliveryWords.text("delivery.terms.days"));
    private final IntegerField parcels = new IntegerField(DeliveryWords.text("delivery.terms.parcels"));
    private final BigDecimalField perParcel = new BigDecimalField(DeliveryWords.text("delivery.terms.perParcel"));
    private final BigDecimalField perUnit = new BigDecimalField(DeliveryWords.text("delivery.terms.perUnit"));
    private final BigDecimalField keep = new BigDecimalField(DeliveryWords.text("delivery.terms.keep"));
    private int version;

    TermsDialog(ShippingSites service, List<WarehouseFacts> warehouses) {
        shipping = service;
        sites = warehouses;
    }

    void open(boolean mayChange) {
        site.setLabel(DeliveryWords.text("delivery.view.depot"));
        site.setItems(sites);
        site.setItemLabelGenerator(one -> one.code() + " · " + one.name());
        site.addValueChangeListener(event -> show(shipping.all().get(event.getValue().id().value())));
        cutOff.setLocale(Locale.UK);
        Locale locale = Format.current().locale();
        days.setItems(DayOfWeek.values());
        days.setItemLabelGenerator(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, locale));
        parcels.setMin(0);
        parcels.setPlaceholder(DeliveryWords.text("delivery.terms.noLimit"));
        sites.stream().findFirst().ifPresent(site::setValue);
        var fields = new Div(site, cutOff, parcels, perParcel, perUnit, keep);
        fields.addClassName("qm-fields");
        Stream.<HasValueAndElement<?, ?>>of(cutOff, parcels, perParcel, perUnit, keep, days).forEach(field -> field.setReadOnly(!mayChange));
        Dialogs.form(DeliveryWords.text("delivery.terms.title"), DeliveryWords.text("ui.save"), this::save, fields, days).setVisible(mayChange);
    }

    private void show(ShippingTerms terms) {
        version = terms.version();
        cutOff.setValue(terms.cutOff());
        days.setValue(Stream.of(DayOfWeek.values()).filter(day -> (terms.shipDays() >> day.ordinal() & 1) == 1).collect(Collectors.toSet()));
        parcels.setValue(terms.parcelsPerDay());
        perParcel.setValue(BigDecimal.valueOf(terms.centsPerParcel(), 2));
        perUnit.setValue(terms.centsPerUnit().movePointLeft(2).stripTrailingZeros());
        keep.setValue(new BigDecimal(terms.keepShare().movePointRight(PERCENT).stripTrailingZeros().toPlainString()));
    }

    private void save() {
        shipping.save(terms());
        show(shipping.all().get(site.getValue().id().value()));
        Notice.done(DeliveryWords.text("delivery.terms.kept", site.getValue().code()));
    }

    private ShippingTerms terms() {
        return new ShippingTerms(site.getValue().id().value(), cutOff.getValue(), bits(days.getValue()), parcels.getValue(), whole(cents(perParcel)), cents(perUnit),
                (keep.getValue() == null ? BigDecimal.ZERO : keep.getValue()).movePointLeft(PERCENT), version);
    }

    /** Whole cents; too many for a number are as many as it holds. */
    private static int whole(BigDecimal cents) {
        return cents.setScale(0, RoundingMode.HALF_UP).max(BigDecimal.ONE.negate()).min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValueExact();
    }

    private static int bits(Set<DayOfWeek> days) {
        return days.stream().mapToInt(day -> 1 << day.ordinal()).sum();
    }

    private static BigDecimal cents(BigDecimalField field) {
        return field.getValue() == null ? BigDecimal.ZERO : field.getValue().movePointRight(2);
    }
}
