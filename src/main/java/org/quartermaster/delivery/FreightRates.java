package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.Unfit;

/** The company's freight rates by zone and weight: a table that is replaced whole, so that what was agreed with a carrier comes in at once or not at all. */
@ApplicationScoped
@Transactional
public class FreightRates {
    private static final int MOST_ROWS = 10_000;
    private static final int NAMED = 10;
    private static final int MOST_AUDITED = 200;

    private Jdbi jdbi;
    private Event<Audited> audited;

    protected FreightRates() {
    }

    @Inject
    public FreightRates(Jdbi jdbi, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.audited = audited;
    }

    /**
     * The rates as they are.
     *
     * @param rates   near zones first, then by service and weight
     * @param version changes with them; to be sent with a new table
     */
    public record Table(List<FreightRate> rates, int version) {
        static Table of(List<FreightRate> rates) {
            return new Table(List.copyOf(rates), rates.hashCode() & Integer.MAX_VALUE);
        }
    }

    @RolesAllowed(Role.VIEW)
    public Table table() {
        return Table.of(jdbi.withHandle(FreightRates::read));
    }

    private static List<FreightRate> read(Handle handle) {
        return handle.createQuery("""
                select r.service, r.lane, z.up_to_km, r.from_grams, r.to_grams, r.minimum_cents, r.base_cents, r.cents_per_kg, r.transit_days
                from freight_rate r join freight_zone z on z.lane = r.lane order by z.up_to_km, r.service, r.from_grams
                """).mapTo(FreightRate.class).list();
    }

    /**
     * Replaces the table and with it the zones.
     *
     * @param expected the version that was seen
     * @throws Unfit    when there is no row, or some cannot be kept; they are named
     * @throws Conflict when it was changed meanwhile
     */
    @RolesAllowed(Role.MANAGE)
    public void replace(List<FreightRate> rates, int expected) {
        requireFit(rates);
        List<FreightRate> before = jdbi.inTransaction(handle -> {
            handle.createQuery("select lane from freight_zone for update").mapTo(String.class).list();
            Table present = Table.of(read(handle));
            if (present.version() != expected) {
                throw new Conflict("delivery.conflict.rates", "The freight rates were changed meanwhile. Look at them again.");
            }
            write(handle, rates);
            return present.rates();
        });
        audited.fire(new Audited("delivery.freight", "freight_rate", "all", only(before, rates), only(rates, before)));
    }

    private static void requireFit(List<FreightRate> rates) {
        if (rates.isEmpty() || rates.size() > MOST_ROWS) {
            throw new Unfit("delivery.unfit.rateCount", "A table of freight rates has 1 to %d rows, not %d. Without rates nothing could be shipped.".formatted(MOST_ROWS, rates.size()),
                    MOST_ROWS, rates.size());
        }
        List<Unfit> faults = FreightCheck.faults(rates);
        if (!faults.isEmpty()) {
            List<Unfit> named = faults.subList(0, Math.min(NAMED, faults.size()));
            throw new Unfit(named, "delivery.unfit.rates", "%d of %d rows cannot be kept. %s".formatted(faults.size(), rates.size(),
                    named.stream().map(Unfit::getMessage).collect(Collectors.joining(" "))), faults.size(), rates.size());
        }
    }

    /** How many rates there are, and those of them that the other table has not, line by line. */
    private static String only(List<FreightRate> rates, List<FreightRate> other) {
        var missing = new LinkedHashSet<>(rates);
        other.forEach(missing::remove);
        String lines = missing.stream().limit(MOST_AUDITED).map(rate -> "\n" + rate).collect(Collectors.joining());
        return rates.size() + " rates" + lines + (missing.size() > MOST_AUDITED ? "\n… and %d more".formatted(missing.size() - MOST_AUDITED) : "");
    }

    private static void write(Handle handle, List<FreightRate> rates) {
        handle.execute("delete from freight_rate");
        handle.execute("delete from freight_zone");
        var zones = handle.prepareBatch("insert into freight_zone (lane, up_to_km) values (?, ?)");
        rates.stream().collect(Collectors.toMap(FreightRate::lane, FreightRate::upToKm, (first, _) -> first)).forEach(zones::add);
        zones.execute();
        var rows = handle.prepareBatch("""
                insert into freight_rate (service, lane, from_grams, to_grams, minimum_cents, base_cents, cents_per_kg, transit_days)
                values (:service, :lane, :fromGrams, :toGrams, :minimumCents, :baseCents, :centsPerKg, :transitDays)
                """);
        rates.forEach(rate -> rows.bindMethods(rate).add());
        rows.execute();
    }
}
