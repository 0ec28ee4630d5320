package org.quartermaster.alerts.detection;

/**
 * Something that needs a human.
 *
 * @param kind     what it is about
 * @param pattern  what exactly, a code
 * @param subject  which SKU, order or class of demand
 * @param cause    findings of one cause belong together
 * @param isUrgent something can be lost within days
 * @param evidence why, and the terms of the money
 */
public record Finding(AlertKind kind, String pattern, Subject subject, String cause, boolean isUrgent, Evidence evidence) {

    /**
     * What a finding is about.
     *
     * @param skuId       SKU, 0 for an order or a class
     * @param warehouseId warehouse, 0 for any
     * @param orderId     purchase order or customer order, 0 for none
     * @param code        SKU code, order code or demand class
     */
    public record Subject(int skuId, int warehouseId, long orderId, String code) {
        public static Subject ofSku(int skuId, int warehouseId, String code) {
            return new Subject(skuId, warehouseId, 0, code);
        }

        public static Subject ofOrder(long orderId, int warehouseId, String code) {
            return new Subject(0, warehouseId, orderId, code);
        }

        public static Subject ofClass(String demandClass) {
            return new Subject(0, 0, 0, demandClass);
        }

        private String identity() {
            return orderId != 0 ? String.valueOf(orderId) : skuId != 0 ? skuId + "/" + warehouseId : code;
        }
    }

    /** Two findings with one key are the same thing on two nights. */
    public String key() {
        return kind.code() + "/" + subject.identity();
    }

    /** What it is worth, company currency, ≥ 0. */
    public double money() {
        return Math.max(0, evidence.money());
    }
}
