package org.quartermaster.stock;

import java.time.LocalDate;

/** Stock was counted, by a file for example. @param since first day whose stock this tells of */
public record StockCounted(LocalDate since) {
}
