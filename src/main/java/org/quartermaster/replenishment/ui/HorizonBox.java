package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import java.time.LocalDate;
import java.util.List;
import org.quartermaster.shared.table.Filter;

/** How far ahead the worklist looks: lines that must be ordered within so many days, or all. */
final class HorizonBox extends Select<Integer> {

    private static final int ALL = -1;
    private static final List<Integer> DAYS = List.of(ALL, 0, 3, 7, 14, 28);

    private final LocalDate today;

    HorizonBox(LocalDate today, Runnable chosen) {
        this.today = today;
        addThemeVariants(SelectVariant.LUMO_SMALL);
        setAriaLabel(getTranslation("replenishment.horizon.label"));
        setItems(DAYS);
        setItemLabelGenerator(this::label);
        setValue(ALL);
        addValueChangeListener(_ -> chosen.run());
    }

    private String label(int days) {
        return days == ALL ? getTranslation("replenishment.horizon.all") : days == 0 ? getTranslation("replenishment.horizon.today") : getTranslation("replenishment.horizon.days", days);
    }

    /** What the list is narrowed to; open on both sides when all is shown. */
    Filter filter() {
        return new Filter.DayBetween("orderBy", null, getValue() == null || getValue() == ALL ? null : today.plusDays(getValue()));
    }
}
