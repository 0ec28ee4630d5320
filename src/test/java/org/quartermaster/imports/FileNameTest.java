package org.quartermaster.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({"sales.csv,sales.csv", "../../etc/passwd,passwd", "C:\\tmp\\x.csv,x.csv", "库存 11月.xlsx,库存 11月.xlsx", "..,file", "'',file", "a\u202etxt.csv,atxt.csv", "'a\"b.csv',ab.csv"})
    void keepsTheLastPartWithoutSteeringSigns(String given, String clean) {
        assertThat(FileName.clean(given)).isEqualTo(clean);
    }

    @Test
    void dropsLineBreaksAndCutsLongNames() {
        assertThat(FileName.clean("a\r\nSet-Cookie: x.csv")).isEqualTo("aSet-Cookie x.csv");
        assertThat(FileName.clean("x".repeat(500) + ".csv")).hasSizeLessThanOrEqualTo(120).endsWith(".csv");
        assertThat(FileName.clean(null)).isEqualTo("file");
    }
}
