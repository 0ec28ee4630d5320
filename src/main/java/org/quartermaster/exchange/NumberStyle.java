package org.quartermaster.exchange;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/** How numbers are written in a file: decimal point (1,234.56) or decimal comma (1.234,56). */
public enum NumberStyle {
    POINT('.', ','), COMMA(',', '.');

    private static final Pattern EXPONENT = Pattern.compile("[+-]?\\d+(\\.\\d+)?[eE][+-]?\\d{1,2}");

    private final char decimal;
    private final Pattern shape;
    private final char group;

    NumberStyle(char decimal, char group) {
        this.decimal = decimal;
        this.group = group;
        String d = Pattern.quote(String.valueOf(decimal));
        String g = "[" + Pattern.quote(String.valueOf(group)) + "\\u00a0\\u202f' ]";
        shape = Pattern.compile("[+-]?(\\d+|\\d{1,3}(" + g + "\\d{3})+)(" + d + "\\d*)?|[+-]?" + d + "\\d+");
    }

    /**
     * The number, or empty when the text is none in this style. Understands grouping, full-width digits, a currency sign, {@code (5)} and {@code 5-} for minus 5.
     */
    public Optional<BigDecimal> parse(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replace('−', '-').replaceAll("^[€$£¥]\\s*|\\s*[€$£¥]$", "");
        if (plain.startsWith("(") && plain.endsWith(")")) {
            plain = "-" + plain.substring(1, plain.length() - 1);
        } else if (plain.endsWith("-") && plain.length() > 1) {
            plain = "-" + plain.substring(0, plain.length() - 1);
        }
        if (EXPONENT.matcher(plain).matches()) {
            return Optional.of(new BigDecimal(plain));
        }
        return shape.matcher(plain).matches() && plain.length() <= 40 ? Optional.of(new BigDecimal(ungrouped(plain))) : Optional.empty();
    }

    private String ungrouped(String plain) {
        String digits = plain.replaceAll("[\\u00a0\\u202f' ]", "").replace(String.valueOf(group), "").replace(decimal, '.');
        return digits.endsWith(".") ? digits.substring(0, digits.length() - 1) : digits;
    }

    /** The style in which more of the texts are numbers; the point when both fit, empty when a text like {@code 1,234} leaves it open which one is meant. */
    public static Optional<NumberStyle> guess(Collection<String> texts) {
        long point = texts.stream().filter(text -> POINT.parse(text).isPresent()).count();
        long comma = texts.stream().filter(text -> COMMA.parse(text).isPresent()).count();
        if (point != comma) {
            return Optional.of(point > comma ? POINT : COMMA);
        }
        boolean isOpen = texts.stream().anyMatch(text -> text.matches("[+-]?\\d{1,3}[.,]\\d{3}"));
        return isOpen ? Optional.empty() : Optional.of(POINT);
    }
}
