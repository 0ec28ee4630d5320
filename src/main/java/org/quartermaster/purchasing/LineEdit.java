package org.quartermaster.purchasing;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.quartermaster.shared.FieldEdit;

/**
 * What a person changes of one line of an order that was not sent yet; a field that is null stays.
 *
 * @param units    1 … 10,000,000
 * @param unitCost supplier currency, ≥ 0
 */
public record LineEdit(int lineNo, FieldEdit<Integer> units, FieldEdit<BigDecimal> unitCost, FieldEdit<LocalDate> dueOn) {

    /**
     * Two people changed one field to two values.
     *
     * @param field  {@code units}, {@code unitCost} or {@code dueOn}
     * @param seen   what both saw
     * @param mine   what this person wants
     * @param theirs what stands, because the other one was faster
     */
    public record Clash(int lineNo, String field, String seen, String mine, String theirs) {
    }

    public LineEdit {
        require(units == null || units.wanted() != null && units.wanted() >= 1 && units.wanted() <= 10_000_000, "units", units);
        require(unitCost == null || unitCost.wanted() != null && unitCost.wanted().signum() >= 0, "unit cost", unitCost);
        require(dueOn == null || dueOn.wanted() != null, "due day", dueOn);
    }

    /**
     * The same change after somebody decided about a clash.
     *
     * @param isMine true: this person's value overwrites the one that stands; false: that one stays
     */
    public LineEdit decided(Clash clash, boolean isMine) {
        return switch (clash.field()) {
            case "units" -> new LineEdit(lineNo, isMine ? new FieldEdit<>(Integer.valueOf(clash.theirs()), units.wanted()) : null, unitCost, dueOn);
            case "unitCost" -> new LineEdit(lineNo, units, isMine ? new FieldEdit<>(new BigDecimal(clash.theirs()), unitCost.wanted()) : null, dueOn);
            default -> new LineEdit(lineNo, units, unitCost, isMine ? new FieldEdit<>(LocalDate.parse(clash.theirs()), dueOn.wanted()) : null);
        };
    }

    private static void require(boolean right, String field, FieldEdit<?> edit) {
        if (!right) {
            throw new IllegalArgumentException("The %s (%s) is missing or out of range.".formatted(field, edit.wanted()));
        }
    }
}
