package org.quartermaster.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberStyleTest {

    /** Text · read with a decimal point · read with a decimal comma; none is "no number in this style". */
    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "0~0~0", "7~7~7", "-7~-7~-7", "+7~7~7", "007~7~7", "1234567~1234567~1234567",
        "1.5~1.5~none", "1,5~none~1.5", "1.50~1.50~none", ".5~0.5~none", ",5~none~0.5", "5.~5~none", "5,~none~5",
        "1,234~1234~1.234", "1.234~1.234~1234", "1,234.56~1234.56~none", "1.234,56~none~1234.56", "1,234,567~1234567~none", "1.234.567~none~1234567",
        "1 234~1234~1234", "1 234,56~none~1234.56", "1 234.56~1234.56~none", "1\u00a0234,5~none~1234.5", "1\u202f234.5~1234.5~none", "1'234.50~1234.50~none",
        "12,34~none~12.34", "12,34,56~none~none", "1,23,456~none~none", "1.2.3~none~none", "1,2.3~none~none",
        "(5)~-5~-5", "(1,234.50)~-1234.50~none", "5-~-5~-5", "−5~-5~-5", "--5~none~none", "(-5)~none~none",
        "12３~123~123", "１，２３４．５~1234.5~none", "€ 5~5~5", "5 €~5~5", "£1,234.00~1234.00~none",
        "1e3~1000~1000", "6.9E+12~6900000000000~6900000000000", "1e999~none~none", "NaN~none~none", "Infinity~none~none", "abc~none~none", "0x10~none~none", "5 pcs~none~none"
    })
    void readsWhatAPersonMeans(String text, String point, String comma) {
        check(NumberStyle.POINT.parse(text), point);
        check(NumberStyle.COMMA.parse(text), comma);
    }

    private static void check(Optional<BigDecimal> found, String wanted) {
        if (wanted.equals("none")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).isPresent().hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo(wanted));
        }
    }

    @Test
    void asksWhenThousandsAndDecimalsCannotBeToldApart() {
        assertThat(NumberStyle.guess(List.of("1,234", "2,500"))).isEmpty();
        assertThat(NumberStyle.guess(List.of("1.234"))).isEmpty();
        assertThat(NumberStyle.guess(List.of("-1,234", "5"))).isEmpty();
    }

    @Test
    void knowsTheStyleFromOneClearNumber() {
        assertThat(NumberStyle.guess(List.of("1,234", "0.5"))).contains(NumberStyle.POINT);
        assertThat(NumberStyle.guess(List.of("1.234", "0,5"))).contains(NumberStyle.COMMA);
        assertThat(NumberStyle.guess(List.of("1", "25", "300"))).contains(NumberStyle.POINT);
        assertThat(NumberStyle.guess(List.of())).contains(NumberStyle.POINT);
    }

    @Property(tries = 300)
    void readsWhatEachStyleWrites(@ForAll @BigRange(min = "-99999999", max = "99999999") @Scale(4) BigDecimal number) {
        String point = new java.text.DecimalFormat("#,##0.0000", java.text.DecimalFormatSymbols.getInstance(java.util.Locale.ENGLISH)).format(number);
        String comma = new java.text.DecimalFormat("#,##0.0000", java.text.DecimalFormatSymbols.getInstance(java.util.Locale.GERMANY)).format(number);
        assertThat(NumberStyle.POINT.parse(point).orElseThrow()).isEqualByComparingTo(number);
        assertThat(NumberStyle.COMMA.parse(comma).orElseThrow()).isEqualByComparingTo(number);
    }

    @Property(tries = 300)
    void neverFails(@ForAll String text) {
        assertThat(NumberStyle.POINT.parse(text)).isNotNull();
        assertThat(NumberStyle.COMMA.parse(text)).isNotNull();
    }
}
