/** What suppliers sell: the list of terms, edited by buyers, and the terms on the SKU page. */
package org.quartermaster.suppliers.ui;
