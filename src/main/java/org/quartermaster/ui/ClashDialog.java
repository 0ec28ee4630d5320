package org.quartermaster.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.i18n.I18NProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.quartermaster.shared.Merge;

/** Lets a person choose where somebody else changed the same fields meanwhile: both values side by side, theirs at first. */
public final class ClashDialog {

    private ClashDialog() {
    }

    /**
     * Asks about every clash.
     *
     * @param label  of a field, translated
     * @param chosen runs with the choices
     */
    public static void choose(String title, List<Merge.Clash> clashes, Function<String, String> label, Consumer<List<Merge.Choice>> chosen) {
        choose(title, clashes, label, clash -> I18NProvider.translate("ui.merge.theirs", clash.theirs()), chosen);
    }

    /** As above. @param theirs how the other side is told, such as with a name */
    public static void choose(String title, List<Merge.Clash> clashes, Function<String, String> label, Function<Merge.Clash, String> theirs,
            Consumer<List<Merge.Choice>> chosen) {
        var form = new FormLayout();
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        Map<Merge.Clash, RadioButtonGroup<Boolean>> groups = new LinkedHashMap<>();
        for (Merge.Clash clash : clashes) {
            var group = new RadioButtonGroup<Boolean>(I18NProvider.translate("ui.merge.field", label.apply(clash.field()), clash.seen()));
            group.setItems(true, false);
            group.setItemLabelGenerator(isMine -> isMine ? I18NProvider.translate("ui.merge.mine", clash.mine()) : theirs.apply(clash));
            group.setValue(false);
            groups.put(clash, group);
            form.add(group);
        }
        Dialogs.form(title, I18NProvider.translate("ui.save"), () -> chosen.accept(groups.entrySet().stream()
                .map(entry -> new Merge.Choice(entry.getKey().field(), entry.getKey().theirs(), Objects.equals(entry.getValue().getValue(), true))).toList()),
                new Paragraph(I18NProvider.translate("ui.merge.text")), form);
    }
}
