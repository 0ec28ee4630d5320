package org.quartermaster.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A transport order as its list shows it.
 *
 * @param mark   act: open and its day is over, watch: open, good: planned or done, or cancelled
 * @param pickup who hands over and where; the depot's code when it is that
 * @param drop   who receives and where; likewise
 */
public record TransportRow(long id, String code, String mark, String state, LocalDate day, String depot, int warehouseId, String pickup, String drop, int pieces,
                           BigDecimal litres, BigDecimal kilograms, BigDecimal value, String note) {
}
