package org.quartermaster.catalog.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quartermaster.catalog.SkuLinking;
import org.quartermaster.catalog.SkuLinks;
import org.quartermaster.shared.SkuId;
import org.quartermaster.ui.DayField;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Notice;

/** Edits which SKU another replaces, and what a bundle is made of. */
final class LinksDialog {

    private final TextField predecessor = new TextField(text("catalog.links.predecessor"));
    private final BigDecimalField share = new BigDecimalField(text("catalog.links.share"));
    private final DayField until = new DayField("catalog.links.until");
    private final TextArea parts = new TextArea(text("catalog.links.parts"));

    private LinksDialog() {
    }

    /** @param changed runs when the change is stored */
    static void open(SkuLinking linking, SkuId sku, String title, Runnable changed) {
        new LinksDialog().show(linking, sku, title, changed);
    }

    private void show(SkuLinking linking, SkuId sku, String title, Runnable changed) {
        SkuLinking.Current seen = linking.current(sku);
        predecessor.setHelperText(text("catalog.links.predecessorHelp"));
        predecessor.setClearButtonVisible(true);
        predecessor.setValue(seen.links().predecessor());
        share.setSuffixComponent(new Span("%"));
        share.setValue(seen.links().share() == null ? null : seen.links().share().movePointRight(2).stripTrailingZeros());
        until.setHelperText(text("catalog.links.untilHelp"));
        until.setClearButtonVisible(true);
        until.setValue(seen.links().until());
        parts.setHelperText(text("catalog.links.partsHelp"));
        parts.setPlaceholder("MUG-1042 2");
        parts.setValue(seen.links().parts().entrySet().stream().map(part -> part.getKey() + " " + part.getValue()).collect(Collectors.joining("\n")));
        var form = new FormLayout(predecessor, share, until, parts);
        form.setColspan(parts, 2);
        Dialogs.form(title, text("ui.save"), () -> {
            linking.change(sku, seen.version(), links());
            Notice.done(text("catalog.links.saved"));
            changed.run();
        }, form);
        predecessor.focus();
    }

    /** Without a predecessor share and day say nothing; a predecessor without a share hands over all of its demand. */
    private SkuLinks links() {
        String code = predecessor.getValue().strip();
        if (code.isEmpty()) {
            return new SkuLinks("", null, null, units());
        }
        var percent = share.getValue() == null ? java.math.BigDecimal.valueOf(100) : share.getValue();
        return new SkuLinks(code, percent.movePointLeft(2), until.getValue(), units());
    }

    private Map<String, Integer> units() {
        var units = new TreeMap<String, Integer>();
        parts.getValue().lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] words = line.split("[\\s,;×]+");
            if (words.length != 2 || !words[1].matches("\\d{1,4}")) {
                throw new IllegalArgumentException(I18NProvider.translate("catalog.links.partWrong", line));
            }
            units.merge(words[0], Integer.parseInt(words[1]), Integer::sum);
        });
        return units;
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
