package org.quartermaster.stock;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A transfer as a line of a list.
 *
 * @param mark       act: overdue to leave or arrive; watch: leaves today; good
 * @param fromCode   warehouse that gives
 * @param toCode     warehouse that gets
 * @param units      asked for
 * @param openUnits  not yet arrived, of transfers that are planned or shipped
 * @param lostUnits  shipped and never arrived
 * @param value      units at standard cost, company currency
 */
public record TransferRow(long id, String code, String mark, String state, String fromCode, String toCode, LocalDate shipOn, LocalDate arrivesOn,
                          LocalDate shippedOn, LocalDate receivedOn, int lines, int units, int openUnits, int lostUnits, BigDecimal value, String createdBy) {
}
