package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import java.util.List;
import java.util.stream.Collectors;

/** What a vehicle can do, or a delivery needs, as boxes to tick; bits outside the known ones are kept. */
final class SkillBoxes extends CheckboxGroup<Integer> {
    private static final List<Integer> BITS = List.of(1, 2);
    private final int others;

    SkillBoxes(String labelKey, int skills) {
        setLabel(DeliveryWords.text(labelKey));
        setItems(BITS);
        setItemLabelGenerator(SkillBoxes::word);
        setValue(BITS.stream().filter(bit -> (skills & bit) != 0).collect(Collectors.toSet()));
        others = skills & ~BITS.stream().mapToInt(bit -> bit).sum();
    }

    int skills() {
        return getValue().stream().mapToInt(bit -> bit).sum() | others;
    }

    /** "cold · tail lift"; empty for none. */
    static String words(int skills) {
        return BITS.stream().filter(bit -> (skills & bit) != 0).map(SkillBoxes::word).collect(Collectors.joining(" · "));
    }

    private static String word(int bit) {
        return DeliveryWords.text("delivery.skill." + bit);
    }
}
