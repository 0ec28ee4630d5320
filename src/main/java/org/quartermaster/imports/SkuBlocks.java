package org.quartermaster.imports;

import java.util.BitSet;
import java.util.function.Consumer;
import org.quartermaster.shared.SkuRange;

/** Blocks of neighbouring SKUs: what is known of the SKUs of a file is read for those that it names, with few queries. */
final class SkuBlocks {

    private static final int SKUS = 50;

    private final BitSet met = new BitSet();

    /** Has the block of this SKU read when it is met first. */
    void meet(int sku, Consumer<SkuRange> reader) {
        int block = sku / SKUS;
        if (!met.get(block)) {
            met.set(block);
            reader.accept(new SkuRange(block * SKUS, (block + 1) * SKUS - 1));
        }
    }
}
