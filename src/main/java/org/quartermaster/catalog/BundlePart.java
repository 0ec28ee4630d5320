package org.quartermaster.catalog;

import org.quartermaster.shared.SkuId;

/**
 * A part of a bundle.
 *
 * @param component the SKU, no bundle itself
 * @param units     how many of it are in one bundle, ≥ 1
 */
public record BundlePart(SkuId component, int units) {
}
