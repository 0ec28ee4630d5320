package org.quartermaster.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.FixedCalendar;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

class FreightRatesIT {
    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Recorded<Audited> audited = new Recorded<>();
    private final FreightRates rates = new FreightRates(jdbi, audited);

    private static FreightRate rate(String service, String lane, int km, long fromGrams, long toGrams, long base) {
        return new FreightRate(service, lane, km, fromGrams, toGrams, 0, base, new BigDecimal("12.50"), 1);
    }

    /** 3.33 for the parcel and 0.125 a kilogram: one of 4 kg costs 3.83. */
    @Test
    void allocatesByTheRatesOfTheCompany() throws Exception {
        FactRows.skus(jdbi, 1);
        FactRows.warehouses(jdbi, 1);
        FactRows.balance(jdbi, 1, 1, 10);
        jdbi.useHandle(handle -> {
            handle.execute("update sku set weight_kg = 2");
            handle.execute("insert into customer_order (id, code, placed_at, customer, ship_to, latitude, longitude, state, value) values (1, 'SO1', '2026-11-22', 'C', 'S', 50, 8, 'open', 40)");
            handle.execute("insert into customer_order_line values (1, 1, 1, 2, 10)");
        });

        rates.replace(List.of(rate("own", "town", 500, 0, 30_000, 333)), rates.table().version());

        assertThat(rates.table().rates()).containsExactly(rate("own", "town", 500, 0, 30_000, 333));
        AllocationFacts why = Actor.NIGHT_RUN.call(() -> AllocationServices.allocation(jdbi, Clock.fixed(Instant.parse("2026-11-23T05:00:00Z"), ZoneOffset.UTC),
                new FixedCalendar(LocalDate.of(2026, 11, 23)), audited).allocate(1));
        // 2 units of 2 kg: 333 + 12.5 × 4 = 383
        assertThat(why.parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.freightCents()).isEqualTo(383);
            assertThat(parcel.service()).isEqualTo("own");
            assertThat(parcel.lane()).isEqualTo("town");
        });
        assertThat(audited.fired()).extracting(Audited::action).contains("delivery.freight");
    }

    @Test
    void namesEveryRowThatCannotBeKeptAndKeepsTheOldTable() {
        List<FreightRate> before = rates.table().rates();
        var wrong = new ArrayList<>(before);
        wrong.add(rate("new", "local", 61, 0, 1_000, 100));
        wrong.add(rate("van", "local", 60, 100, 1_000, 100));
        wrong.add(rate("new", "moon", 400_000, 0, 1_000, 100));
        wrong.add(rate("new", "near", 60, 0, 1_000, 100));
        wrong.add(rate("new", "local", 60, 1_000, 1_000, 100));
        wrong.add(rate("new", "local", 60, 0, 1_000, -1));
        // the database takes these for the same names
        wrong.add(rate("new", "LOCAL", 60, 0, 1_000, 100));
        wrong.add(rate("Ván ", "local", 60, 0, 1_000, 100));

        assertThatThrownBy(() -> rates.replace(wrong, rates.table().version())).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("8 of %d rows".formatted(before.size() + 8),
                "Row %d: Zone local reaches 61 km here and 60 km above".formatted(before.size() + 1), "has a price for 0 to 900000 g", "400000 km", "both reach 60 km", "are no range", "must be ≥ 0", "\"LOCAL\" is called \"local\"", "Service van has a price");
        assertThatThrownBy(() -> rates.replace(List.of(), rates.table().version())).hasMessageContaining("Without rates");
        assertThat(rates.table().rates()).isEqualTo(before);
    }

    @Test
    void auditsWhatWasChangedAndNothingElse() {
        FreightRates.Table before = rates.table();
        FreightRate old = before.rates().getFirst();
        FreightRate dearer = new FreightRate(old.service(), old.lane(), old.upToKm(), old.fromGrams(), old.toGrams(), old.minimumCents(), old.baseCents() + 100, old.centsPerKg(), old.transitDays());
        var after = new ArrayList<>(before.rates());
        after.set(0, dearer);

        rates.replace(after, before.version());

        Audited entry = audited.fired().getLast();
        assertThat(entry.before()).isEqualTo(before.rates().size() + " rates\n" + old);
        assertThat(entry.after()).isEqualTo(before.rates().size() + " rates\n" + dearer);
        rates.replace(List.of(dearer), rates.table().version());
        assertThat(audited.fired().getLast().before().lines()).hasSize(before.rates().size());
        assertThat(audited.fired().getLast().after()).isEqualTo("1 rates");
    }

    @Test
    void refusesATableThatSomebodyElseReplaced() {
        int seen = rates.table().version();
        rates.replace(List.of(rate("own", "town", 500, 0, 30_000, 333)), seen);

        assertThatThrownBy(() -> rates.replace(List.of(rate("own", "town", 500, 0, 30_000, 1)), seen)).isInstanceOf(Conflict.class);
        assertThat(rates.table().rates()).extracting(FreightRate::baseCents).containsExactly(333L);
    }
}
