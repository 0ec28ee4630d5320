package org.quartermaster.imports;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Stock codes that stand for a service, a fee or a correction, not for a thing on a shelf: postage, bank charges, samples, vouchers, tests. */
final class ServiceCodes {

    private static final Set<String> CODES = Set.of("POST", "DOT", "M", "D", "S", "B", "C2", "C3", "PADS", "CRUK", "BANK CHARGES", "AMAZONFEE", "ADJUST", "ADJUST2", "FEE", "FREIGHT",
            "SHIPPING", "POSTAGE", "DISCOUNT", "CARRIAGE", "MANUAL", "SAMPLES", "VOUCHER");
    private static final Pattern FAMILIES = Pattern.compile("(GIFT_|TEST)\\w*");

    private ServiceCodes() {
    }

    static boolean contains(String code) {
        String key = code.strip().toUpperCase(Locale.ROOT);
        return CODES.contains(key) || FAMILIES.matcher(key).matches();
    }
}
