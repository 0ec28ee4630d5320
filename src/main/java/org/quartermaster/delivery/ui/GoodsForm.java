package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quartermaster.delivery.GoodsBook;
import org.quartermaster.delivery.TransportGoods;
import org.quartermaster.delivery.TransportGoods.Reason;
import org.quartermaster.delivery.TransportOrder;
import org.quartermaster.shared.Conflict;
import org.quartermaster.stock.WarehouseFacts;

/** What a transport order carries: why, between which stocks, a line per SKU. */
final class GoodsForm extends Div {
    /** A code, which may hold spaces, then units without separators. */
    private static final Pattern LINE = Pattern.compile("(.+?)[\\s×]+(\\d{1,7})");

    private final Select<Reason> reason = new Select<>();
    private final Select<WarehouseFacts> from;
    private final Select<WarehouseFacts> to;
    private final TextArea lines = new TextArea(DeliveryWords.text("delivery.goods.lines"));

    GoodsForm(TransportOrder order, TransportGoods shown, List<WarehouseFacts> sites) {
        reason.setLabel(DeliveryWords.text("delivery.goods.reason"));
        reason.setItems(Reason.values());
        reason.setItemLabelGenerator(one -> DeliveryWords.text("delivery.goods.reason." + one.code()));
        reason.setValue(shown != null ? shown.reason() : order.pickup().isDepot() ? Reason.TRANSFER : Reason.RETURN);
        from = end("delivery.goods.from", order.pickup().isDepot() ? Integer.valueOf(order.warehouseId()) : shown == null ? null : shown.fromWarehouse(), sites);
        to = end("delivery.goods.to", order.drop().isDepot() ? Integer.valueOf(order.warehouseId()) : shown == null ? null : shown.toWarehouse(), sites);
        from.setReadOnly(order.pickup().isDepot());
        to.setReadOnly(order.drop().isDepot());
        lines.setPlaceholder("MUG-1042 2");
        lines.setWidthFull();
        setMaxWidth("44rem");
        lines.setMinHeight("7em");
        if (shown != null) {
            lines.setValue(shown.lines().stream().map(line -> line.sku() + " " + line.units()).collect(Collectors.joining("\n")));
        }
        var fields = new Div(reason, from, to);
        fields.addClassName("qm-fields");
        add(new Paragraph(DeliveryWords.text("delivery.goods.hint")), fields, lines);
    }

    void save(GoodsBook goods, TransportOrder order) {
        try {
            goods.state(order.id(), order.version(), reason.getValue(), new GoodsBook.Ends(id(from), id(to)), units(lines.getValue()));
        } catch (IllegalArgumentException e) {
            throw new Conflict("delivery.conflict.goods", e.getMessage(), order.code());
        }
    }

    /**
     * "CODE 2" per line, each code once.
     *
     * @throws Conflict naming the first line that reads otherwise: a quantity is never guessed
     */
    static Map<String, Integer> units(String text) {
        var units = new LinkedHashMap<String, Integer>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            Matcher read = LINE.matcher(line);
            if (!read.matches() || units.putIfAbsent(read.group(1), Integer.valueOf(read.group(2))) != null) {
                throw new Conflict("delivery.conflict.goodsLine", "Write a code and whole units, each code once: %s".formatted(line), line);
            }
        });
        return units;
    }

    private static Integer id(Select<WarehouseFacts> end) {
        return end.getValue() == null ? null : end.getValue().id().value();
    }

    private static Select<WarehouseFacts> end(String label, Integer shown, List<WarehouseFacts> sites) {
        var end = new Select<WarehouseFacts>();
        end.setLabel(DeliveryWords.text(label));
        end.setItems(sites);
        end.setEmptySelectionAllowed(true);
        end.setEmptySelectionCaption(DeliveryWords.text("delivery.goods.noStock"));
        end.setItemLabelGenerator(site -> site == null ? DeliveryWords.text("delivery.goods.noStock") : site.code());
        sites.stream().filter(site -> shown != null && site.id().value() == shown).findFirst().ifPresent(end::setValue);
        return end;
    }
}
