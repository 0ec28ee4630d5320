package org.quartermaster.purchasing.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.quartermaster.purchasing.PurchaseOrderFacts;
import org.quartermaster.purchasing.Sending;
import org.quartermaster.suppliers.SupplierFacts;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;

/** The order as a letter to the supplier: to copy, to hand to the mail program, and to note as sent. */
final class EmailDialog {

    private EmailDialog() {
    }

    static void open(PurchaseOrderFacts order, Optional<SupplierFacts> supplier, Consumer<Sending> sent) {
        String subject = I18NProvider.translate("purchasing.email.subject", order.code());
        var body = new TextArea(I18NProvider.translate("purchasing.email.text"));
        body.setValue(letter(order, supplier.map(SupplierFacts::name).orElse("")));
        body.setWidthFull();
        body.setMinRows(12);
        body.getStyle().set("min-width", "min(560px, 80vw)");
        var mail = new Anchor("mailto:" + supplier.map(SupplierFacts::email).orElse("") + "?subject=" + encoded(subject) + "&body=" + encoded(body.getValue()),
                I18NProvider.translate("purchasing.email.open"));
        body.addValueChangeListener(event -> mail.setHref("mailto:" + supplier.map(SupplierFacts::email).orElse("") + "?subject=" + encoded(subject)
                + "&body=" + encoded(event.getValue())));
        var way = new Select<Sending.Way>();
        way.setLabel(I18NProvider.translate("purchasing.send.how"));
        way.setItems(Sending.Way.values());
        way.setItemLabelGenerator(one -> I18NProvider.translate("purchasing.way." + one.code()));
        way.setValue(Sending.Way.EMAIL);
        var to = new TextField(I18NProvider.translate("purchasing.send.to"), supplier.map(SupplierFacts::email).orElse(""), "");
        to.setMaxLength(200);
        Dialogs.form(subject, I18NProvider.translate("purchasing.email.sent"),
                () -> sent.accept(new Sending(way.getValue(), to.getValue())), body, mail, new FormLayout(way, to));
    }

    /** The letter as plain text. */
    private static String letter(PurchaseOrderFacts order, String supplier) {
        var format = Format.current();
        String lines = order.lines().stream().map(line -> I18NProvider.translate("purchasing.email.line", line.lineNo(), line.skuCode(), line.skuName(),
                format.quantity(line.units()), exact(line.unitCost(), order, format), format.fullDay(line.dueOn()))).collect(Collectors.joining("\n"));
        return I18NProvider.translate("purchasing.email.body", supplier, order.code(), lines, exact(order.value(), order, format));
    }

    /** A supplier is told every cent. */
    private static String exact(BigDecimal amount, PurchaseOrderFacts order, Format format) {
        return format.number(amount, Math.max(2, amount.stripTrailingZeros().scale())) + " " + order.currency();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
