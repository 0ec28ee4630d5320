package org.quartermaster.ui;

import com.vaadin.flow.component.Component;
import org.quartermaster.shared.SkuId;

/**
 * One part of the SKU page, offered by a room as an {@code @ApplicationScoped} CDI bean: so the page shows what rooms above the catalogue know of a SKU.
 */
public interface SkuPanel {

    /** Its place, ascending: sales 10, stock 20, inbound 30, terms 40; rooms above follow from 50. */
    int order();

    /** The key of its heading. */
    String titleKey();

    /** Its content, asked when the page opens, with the actor bound. */
    Component content(SkuId sku);
}
