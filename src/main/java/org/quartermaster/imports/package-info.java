/**
 * Files that come in: which kinds there are, which column means what, which rows cannot be used and why. Decides how rows reach the rooms of facts; owns the
 * imported files, their rejected rows and the ledger of sales lines with its days. One file is one transaction: nothing is half-imported, and the same file twice
 * changes nothing. Fires {@link org.quartermaster.sales.SalesChanged}.
 */
package org.quartermaster.imports;
