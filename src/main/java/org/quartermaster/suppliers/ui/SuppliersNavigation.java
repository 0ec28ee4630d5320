package org.quartermaster.suppliers.ui;

/** The ways to suppliers' terms. */
public final class SuppliersNavigation {

    private SuppliersNavigation() {
    }

    /** The terms of one supplier, by its code. */
    public static String toTermsOf(String supplierCode) {
        return "supplier-terms?f.supplier=" + supplierCode;
    }

    /** The list of suppliers with their performance, narrowed to one by its code. */
    public static String toSupplier(String supplierCode) {
        return "suppliers?f.code=" + supplierCode;
    }
}
