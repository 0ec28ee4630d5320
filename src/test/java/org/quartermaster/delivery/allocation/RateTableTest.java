package org.quartermaster.delivery.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTableTest {

    /** max(10.00, 2.00 + 0.50 × 4 kg = 4.00) = 10.00; 2.00 + 0.50 × 30 kg = 17.00. */
    @Test
    void chargesTheMinimumOrThePriceByWeight() {
        var rate = new Rate("post", "z", 0, 50_000, 1_000, 200, 50, 1);

        assertThat(rate.cents(4_000)).isEqualTo(1_000);
        assertThat(rate.cents(30_000)).isEqualTo(1_700);
    }

    @Test
    void choosesTheBandThatHoldsTheWeight() {
        Freight freight = Networks.freight();
        Demand order = Networks.order(1, Networks.NONE, new int[] {7, 1});

        assertThat(freight.quotes(Networks.office(1), order, 4_999).getFirst().cents()).isEqualTo(300);
        assertThat(freight.quotes(Networks.office(1), order, 5_000).getFirst().cents()).isEqualTo(600);
        assertThat(freight.quotes(Networks.office(1), order, 30_000)).isEmpty();
    }

    /** From 111 km post takes a day like express and is cheaper; from 222 km express is a day faster. */
    @Test
    void leavesOutServicesThatAreDearerAndNoFaster() {
        Demand order = Networks.order(1, Networks.NONE, new int[] {7, 1});

        assertThat(Networks.freight().quotes(Networks.office(1), order, 1_000)).extracting(Quote::service).containsExactly("post");
        assertThat(Networks.freight().quotes(Networks.office(2), order, 1_000)).extracting(Quote::service).containsExactly("post", "express");
    }

    @Test
    void countsACustomerWithoutAPlaceAsFar() {
        var zones = new DistanceZones(List.of(new DistanceZones.Zone("near", 1_000), new DistanceZones.Zone("far", 9_000_000)));
        Demand nowhere = new Demand(1, Networks.NOW, Double.NaN, Double.NaN, "", Networks.NONE, 0, 0, List.of(new Line(1, 1, 1, 1)));

        assertThat(zones.between(Networks.office(1), nowhere)).containsExactly("far");
        assertThatThrownBy(() -> new DistanceZones(List.of(new DistanceZones.Zone("b", 5), new DistanceZones.Zone("a", 5)))).hasMessageContaining("reach farther");
    }

    /** 23:30 UTC on Monday is 07:30 on Tuesday in Shanghai: it leaves on Tuesday from both, before the cut-off there, after it in London. */
    @Test
    void readsTheCutOffOnTheWarehousesOwnClock() {
        Instant late = Instant.parse("2026-11-23T23:30:00Z");
        Site shanghai = new Site(1, 31.2, 121.5, ZoneId.of("Asia/Shanghai"), LocalTime.of(15, 0), EnumSet.allOf(java.time.DayOfWeek.class), 9, 0, 0);
        Site london = new Site(2, 51.5, 0, ZoneId.of("Europe/London"), LocalTime.of(15, 0), EnumSet.allOf(java.time.DayOfWeek.class), 9, 0, 0);

        assertThat(shanghai.firstShipDay(late)).isEqualTo(Networks.TODAY + 1);
        assertThat(london.firstShipDay(late)).isEqualTo(Networks.TODAY + 1);
        assertThat(shanghai.firstShipDay(Instant.parse("2026-11-23T06:59:00Z"))).isEqualTo(Networks.TODAY);
        assertThat(shanghai.firstShipDay(Instant.parse("2026-11-23T07:00:00Z"))).isEqualTo(Networks.TODAY + 1);
    }
}
