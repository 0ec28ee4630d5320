package org.quartermaster.replenishment.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.quartermaster.replenishment.Theirs;
import org.quartermaster.shared.Merge;
import org.quartermaster.ui.ClashDialog;
import org.quartermaster.ui.Format;

/** Tells a buyer what somebody else changed in the same line, and who: as a question where both changed one field, in a sentence where both changes stand. */
final class TheirChanges {

    private final UnaryOperator<String> sourceName;
    private final Format format = Format.current();

    /** @param sourceName of the supplier or giving warehouse with that identity */
    TheirChanges(UnaryOperator<String> sourceName) {
        this.sourceName = sourceName;
    }

    /** Asks whose value holds in every field, theirs at first. */
    void choose(String sku, List<Theirs> clashes, Consumer<List<Merge.Choice>> chosen) {
        Map<Merge.Clash, Theirs> shown = new LinkedHashMap<>();
        clashes.forEach(one -> shown.put(new Merge.Clash(one.field(), value(one.field(), one.seen()), value(one.field(), one.mine()), value(one.field(), one.theirs())), one));
        ClashDialog.choose(text("replenishment.edit.choose", sku), List.copyOf(shown.keySet()), TheirChanges::label, clash -> theirs(shown.get(clash)),
                choices -> chosen.accept(choices.stream().map(choice -> asStored(choice, clashes)).toList()));
    }

    private static Merge.Choice asStored(Merge.Choice choice, List<Theirs> clashes) {
        return new Merge.Choice(choice.field(), clashes.stream().filter(one -> one.field().equals(choice.field())).findFirst().orElseThrow().theirs(), choice.isMine());
    }

    private String theirs(Theirs one) {
        return one.by().isEmpty() ? text("replenishment.edit.byPlan", value(one.field(), one.theirs()))
                : text("replenishment.edit.by", value(one.field(), one.theirs()), one.by(), format.moment(one.at()));
    }

    /** What was merged in, in a sentence. */
    String merged(String sku, List<Theirs> kept) {
        return text("replenishment.edit.merged", sku, listed(kept));
    }

    /** What a line says now. */
    String told(String sku, List<Theirs> changes) {
        return text("replenishment.approve.now", sku, listed(changes));
    }

    private String listed(List<Theirs> changes) {
        return changes.stream().map(one -> label(one.field()) + " " + theirs(one)).collect(Collectors.joining(", "));
    }

    private String value(String field, String stored) {
        return switch (field) {
            case "supplier", "giver" -> sourceName.apply(stored);
            case "day" -> format.day(LocalDate.parse(stored));
            case "value" -> format.money(new BigDecimal(stored));
            default -> format.quantity(Integer.valueOf(stored));
        };
    }

    private static String label(String field) {
        return switch (field) {
            case "supplier" -> text("replenishment.column.supplier");
            case "giver" -> text("replenishment.edit.giver");
            case "day" -> text("replenishment.column.orderOn");
            case "value" -> text("replenishment.column.value");
            default -> text("replenishment.edit.units");
        };
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
