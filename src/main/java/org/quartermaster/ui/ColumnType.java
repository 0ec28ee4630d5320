package org.quartermaster.ui;

/** What a grid column holds; decides alignment, formatting, filter and the cell type in exports. */
enum ColumnType {
    TEXT, NUMBER, MONEY, PERCENT, DAY, MOMENT, STATE, CUSTOM;

    boolean isRightAligned() {
        return this == NUMBER || this == MONEY || this == PERCENT;
    }
}
