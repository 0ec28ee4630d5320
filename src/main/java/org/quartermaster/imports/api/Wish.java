package org.quartermaster.imports.api;

import java.util.Map;
import org.quartermaster.exchange.DayOrder;
import org.quartermaster.exchange.NumberStyle;
import org.quartermaster.imports.Choices;
import org.quartermaster.imports.ImportKind;
import org.quartermaster.imports.Preview;
import org.quartermaster.shared.Conflict;

/**
 * What a client chooses; whatever is absent is taken from the guess.
 *
 * @param kind      skus, suppliers, terms, stock, sales, purchase_orders
 * @param columns   field → number of the column from 0
 * @param charset   name of the encoding of a CSV file
 * @param separator of a CSV file
 * @param numbers   POINT or COMMA
 * @param days      DAY_FIRST or MONTH_FIRST
 * @param warehouse code, for rows that name none
 */
public record Wish(String kind, Map<String, Integer> columns, String charset, String separator, String numbers, String days, String warehouse) {

    static final Wish NONE = new Wish(null, null, null, null, null, null, null);

    ImportKind importKind() {
        return kind == null ? null : ImportKind.of(kind);
    }

    /** The guess with what was chosen. */
    Choices over(Choices guess) {
        return new Choices(guess.kind(), columns == null ? guess.columns() : columns, guess.charset(), guess.separator(), numbers == null ? guess.numbers() : NumberStyle.valueOf(numbers),
                days == null ? guess.days() : DayOrder.valueOf(days), warehouse == null ? guess.warehouse() : warehouse);
    }

    /** @throws Conflict when the file leaves open how numbers or days are written and nobody has said it */
    void refuseOpen(Preview preview) {
        if (preview.isNumberOpen() && numbers == null || preview.isDayOpen() && days == null) {
            throw new Conflict("imports.conflict.open", "Numbers or days can be read in two ways. Send \"numbers\": POINT or COMMA, \"days\": DAY_FIRST or MONTH_FIRST.");
        }
    }
}
