package org.quartermaster.launcher.bench.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartermaster.launcher.bench.nightly.PlanSize.WhatIfDepth;

class PlanSizeTest {

    @Test
    void whatIsNotGivenIsASmallCompany() {
        assertThat(PlanSize.of()).isEqualTo(new PlanSize(500, 10, 1, 512, 0, WhatIfDepth.NONE));
    }

    @Test
    void optionsComeInAnyOrder() {
        PlanSize size = PlanSize.of("--seed", "7", "--warehouses", "3", "--pool-mib", "64", "--skus", "1200", "--fed", "2", "--what-if", "exact");
        assertThat(size).isEqualTo(new PlanSize(1_200, 3, 7, 64, 2, WhatIfDepth.EXACT));
        assertThat(size.lines()).isEqualTo(3_600);
        assertThat(size.suppliers()).as("one for a hundred SKUs").isEqualTo(12);
    }

    @Test
    void aFewSkusHaveAFamilyOfSuppliersAllTheSame() {
        assertThat(PlanSize.of("--skus", "5").suppliers()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"--sku,5,Unknown option", "skus,5,Unknown option", "--skus,five,must be a whole number", "--skus,5.5,must be a whole number",
            "--skus,3000000000,must be a whole number", "--skus,0,At least 1 SKU", "--warehouses,0,At least 1 SKU", "--warehouses,101,At least 1 SKU",
            "--pool-mib,1,At least 1 SKU", "--fed,10,of which fewer are fed", "--fed,-1,of which fewer are fed", "--what-if,soon,must be none"})
    void whatMakesNoSenseIsRefusedByName(String name, String value, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> PlanSize.of(name, value)).withMessageContaining(message);
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PlanSize.of("--skus", "5", "--seed")).withMessageContaining("--seed needs a value");
    }
}
