package org.quartermaster.catalog.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quartermaster.catalog.SkuLinking;
import org.quartermaster.catalog.SkuLinks;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.SkuId;
import org.quartermaster.ui.DayField;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Notice;

/** Edits which SKU another replaces, and what a bundle is made of. */
final class LinksDialog {

    private static final BigDecimal ALL = new BigDecimal(100);
    private static final BigDecimal MOST = new BigDecimal(200);
    private static final int MOST_PARTS = 50;

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
            save(linking, sku, seen.version(), links());
            Notice.done(text("catalog.links.saved"));
            changed.run();
        }, form);
        predecessor.focus();
    }

    /** Says which code is unknown. */
    private static void save(SkuLinking linking, SkuId sku, int version, SkuLinks links) {
        try {
            linking.change(sku, version, links);
        } catch (NotFound missing) {
            throw new Conflict("catalog.conflict.unknown", missing.getMessage(), missing.id());
        }
    }

    /** Without a predecessor share and day say nothing; a predecessor without a share hands over all of its demand. */
    private SkuLinks links() {
        String code = predecessor.getValue().strip();
        if (code.isEmpty()) {
            return new SkuLinks("", null, null, units());
        }
        BigDecimal percent = share.getValue() == null ? ALL : share.getValue();
        if (percent.signum() <= 0 || percent.compareTo(MOST) > 0) {
            throw new Conflict("catalog.conflict.share", "The share (%s %%) must be above 0, at most 200 %%.".formatted(percent));
        }
        return new SkuLinks(code, percent.movePointLeft(2), until.getValue(), units());
    }

    private Map<String, Integer> units() {
        var units = new TreeMap<String, Integer>();
        parts.getValue().lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] words = line.split("[\\s,;×]+");
            if (words.length != 2 || !words[1].matches("[1-9]\\d{0,3}")) {
                throw new Conflict("catalog.conflict.part", "\"%s\" is no part.".formatted(line), line);
            }
            units.merge(words[0], Integer.parseInt(words[1]), Integer::sum);
        });
        if (units.size() > MOST_PARTS) {
            throw new Conflict("catalog.conflict.parts", "%d parts are too many.".formatted(units.size()));
        }
        return units;
    }

    private static String text(String key) {
        return I18NProvider.translate(key);
    }
}
