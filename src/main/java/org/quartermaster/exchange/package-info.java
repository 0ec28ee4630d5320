/**
 * Tables in and out: streaming readers and writers of CSV and XLSX, and the errors of rows. Knows no business.
 */
package org.quartermaster.exchange;
