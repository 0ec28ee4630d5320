package org.quartermaster.alerts.detection;

/**
 * Something that needs a human.
 *
 * @param kind     what it is about
 * @param pattern  what exactly, a code
 * @param subject  which SKU or order
 * @param cause    findings of one cause belong together
 * @param isUrgent something can be lost within days
 * @param evidence why, and the terms of the money
 */
public record Finding(AlertKind kind, String pattern, Subject subject, String cause, boolean isUrgent, Evidence evidence) {

    /**
     * What a finding is about.
     *
     * @param skuId       SKU, 0 for an order
     * @param warehouseId warehouse, 0 for any
     * @param orderId     purchase order or customer order, 0 for none
     * @param code        SKU code or order code
     */
    public record Subject(int skuId, int warehouseId, long orderId, String code) {
        public static Subject ofSku(int skuId, int warehouseId, String code) {
            return new Subject(skuId, warehouseId, 0, code);
        }

        public static Subject ofOrder(long orderId, int warehouseId, String code) {
            return new Subject(0, warehouseId, orderId, code);
        }
    }

    /** Two findings with one key are the same thing on two nights. */
    public String key() {
        return kind.code() + (subject.orderId() != 0 ? "/" + subject.orderId() : "/" + subject.skuId() + "/" + subject.warehouseId());
    }

    /** What it is worth, company currency, ≥ 0. */
    public double money() {
        return Math.max(0, evidence.money());
    }
}
