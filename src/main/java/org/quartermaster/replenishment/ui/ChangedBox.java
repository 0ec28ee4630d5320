package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.List;
import java.util.Set;
import org.quartermaster.shared.table.Filter;

/** Narrows the worklist to what the last plan suggests otherwise than the one before it: new lines, and other quantities. */
final class ChangedBox extends Checkbox {

    ChangedBox(Runnable chosen) {
        setLabel(getTranslation("replenishment.changed.label"));
        setTooltipText(getTranslation("replenishment.changed.hint"));
        addValueChangeListener(_ -> chosen.run());
    }

    /** Nothing while the box is empty. */
    List<Filter> filters() {
        return getValue() ? List.of(new Filter.OneOf("change", Set.of("new", "more", "less"))) : List.of();
    }
}
