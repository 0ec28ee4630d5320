package org.quartermaster.launcher.bench.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartermaster.delivery.allocation.DryRun;
import org.quartermaster.delivery.allocation.Strategy;

/** Files of the same columns as the public ones, small and with mistakes. */
class BrunelScenarioTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        write("WhCapacities", "Plant ID,Daily Capacity ", "P1,1", "P2,5", "P3,-4");
        write("WhCosts", "WH,Cost/unit", "P1,0.50", "P2,0.10");
        write("PlantPorts", "Plant Code,Port", "P1,A", "P2,B", "P9,B");
        write("VmiCustomers", "Plant Code,Customers", "P2,only-me");
        write("ProductsPerPlant", "Plant Code,Product ID", "P1,7", "P2,7");
        write("FreightRates", "Carrier,orig_port_cd,dest_port_cd,minm_wgh_qty,max_wgh_qty,svc_cd,minimum cost,rate,mode_dsc,tpt_day_cnt,Carrier type",
                "c,A,Z,0,99.99,DTD, $10.00 , $1.00 ,AIR,2,x", "c,B,Z,0,99.99,DTD, $10.00 , $1.00 ,AIR,1,x", "c,A,Z,50,20,DTD,$1,$1,AIR,2,x",
                "c,A,Z,0,99.99,XXX,$1,$1,AIR,2,x");
        write("OrderList", "Order ID,Order Date,Origin Port,Carrier,TPT,Service Level,Ship ahead day count,Ship Late Day count,Customer,Product ID,Plant Code,"
                        + "Destination Port,Unit quantity,Weight",
                "1,5/26/2013,A,c,1,DTD,1,0,somebody,7,P1,Z,10,20", "2,5/26/2013,A,c,1,DTD,1,0,somebody,7,P1,Z,10,20", "2,5/26/2013,A,c,1,DTD,1,0,somebody,7,P1,Z,10,20",
                "3,26.5.2013,A,c,1,DTD,1,0,somebody,7,P1,Z,10,20", "4,5/26/2013,A,c,1,DTD,1,0,somebody,7,P1,Z,ten,20", "5,5/26/2013,A,c,1,DTD,1,0,only-me,7,P1,Z,10,2",
                "6,5/26/2013,A,c,1,DTD,1,0,somebody,8,P1,Z,10,20");
    }

    private void write(String stem, String... lines) throws IOException {
        Files.writeString(folder.resolve(stem + ".csv"), String.join("\r\n", lines));
    }

    @Test
    void namesEachBadRowWithFileLineAndReasonAndReadsTheRest() throws IOException {
        Scenario scenario = BrunelScenario.read(folder);

        assertThat(scenario.bad()).extracting(BadRow::toString).containsExactly("WhCapacities.csv:4: \"Daily Capacity\" is -4, less than 0",
                "PlantPorts.csv:4: plant P9 is not in WhCapacities", "FreightRates.csv:4: weights from 50 to 20 are no range",
                "FreightRates.csv:5: service \"XXX\" is none of [CRF, DTD, DTP]",
                "OrderList.csv:4: order 2 is there twice", "OrderList.csv:5: \"Order Date\" is no date: 26.5.2013",
                "OrderList.csv:6: \"Unit quantity\" is no number: ten");
        assertThat(scenario.codes().values()).containsExactlyInAnyOrder("1", "2", "5", "6");
    }

    /**
     * P1 ships one order a day for 0.50 a unit, P2 only for "only-me" at 0.10. Order 1: 20 kg × 1.00 + 10 × 0.50 = 25.00; order 2 the same a day later;
     * order 5: max(10.00, 2.00) + 10 × 0.10 = 11.00; order 6 wants a product that nobody has.
     */
    @Test
    void replaysWithLimitsReservationsAndRates() throws IOException {
        Scenario scenario = BrunelScenario.read(folder);

        DryRun.Figures figures = new DryRun(scenario.problem()).run(Strategy.cheapest(), scenario.orders()).figures();

        assertThat(figures.paidCents()).isEqualTo(2_500 + 2_500 + 1_100);
        assertThat(figures.waiting()).isEqualTo(1);
        assertThat(figures.perSite().get(1)).isEqualTo(2);
        assertThat(figures.late()).isEqualTo(1); // order 2 leaves on the 27th and arrives on the 29th, promised for the 28th
        assertThat(scenario.asShipped().orElseThrow().paidCents()).isEqualTo(2_500 + 2_500 + 1_500); // order 5 from P1: 10.00 + 5.00
    }

    @Test
    void saysWhichFileOrColumnIsMissing() throws IOException {
        write("WhCosts", "WH,Price", "P1,1");
        assertThatThrownBy(() -> BrunelScenario.read(folder)).hasMessageContaining("WhCosts.csv has no column \"Cost/unit\"");
        Files.delete(folder.resolve("PlantPorts.csv"));
        write("WhCosts", "WH,Cost/unit", "P1,1");
        assertThatThrownBy(() -> BrunelScenario.read(folder)).hasMessageContaining("PlantPorts");
    }

    @Test
    void refusesWordsThatItDoesNotKnow() {
        assertThatThrownBy(() -> AllocationArguments.of("--data", folder.toString(), "--fast", "1")).hasMessageContaining("--fast");
        assertThatThrownBy(() -> AllocationArguments.of("--data", folder.toString(), "--strategy", "best")).hasMessageContaining("no strategy best");
        assertThatThrownBy(() -> AllocationArguments.of("--data", folder.resolve("none").toString())).hasMessageContaining("no folder");
        assertThat(AllocationArguments.of("--data", folder.toString(), "--limit", "5").limit()).isEqualTo(5);
    }
}
