/** The SKU list and the SKU page, which rooms above fill with panels. */
package org.quartermaster.catalog.ui;
