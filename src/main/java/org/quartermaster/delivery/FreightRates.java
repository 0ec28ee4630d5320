package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;

/** The company's freight rates by zone and weight: a table that is replaced whole, so that what was agreed with a carrier comes in at once or not at all. */
@ApplicationScoped
@Transactional
public class FreightRates {
    private static final int MOST_ROWS = 10_000;
    private static final int NAMED = 10;

    private Jdbi jdbi;
    private Event<Audited> audited;

    protected FreightRates() {
    }

    @Inject
    public FreightRates(Jdbi jdbi, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.audited = audited;
    }

    /** All, near zones first, then by service and weight. */
    @RolesAllowed(Role.VIEW)
    public List<FreightRate> all() {
        return jdbi.withHandle(FreightRates::read);
    }

    private static List<FreightRate> read(Handle handle) {
        return handle.createQuery("""
                select r.service, r.lane, z.up_to_km, r.from_grams, r.to_grams, r.minimum_cents, r.base_cents, r.cents_per_kg, r.transit_days
                from freight_rate r join freight_zone z on z.lane = r.lane order by z.up_to_km, r.service, r.from_grams
                """).mapTo(FreightRate.class).list();
    }

    /** Changes with the table; to be sent with a new one. */
    @RolesAllowed(Role.VIEW)
    public int version() {
        return version(all());
    }

    private static int version(List<FreightRate> rates) {
        return rates.hashCode() & Integer.MAX_VALUE;
    }

    /**
     * Replaces the table and with it the zones.
     *
     * @param expected the version that was seen
     * @throws IllegalArgumentException when there is no row, or some cannot be kept; they are named
     * @throws Conflict                 when it was changed meanwhile
     */
    @RolesAllowed(Role.MANAGE)
    public void replace(List<FreightRate> rates, int expected) {
        if (rates.isEmpty() || rates.size() > MOST_ROWS) {
            throw new IllegalArgumentException("A table of freight rates has 1 to %d rows, not %d. Without rates nothing could be shipped.".formatted(MOST_ROWS, rates.size()));
        }
        List<FreightCheck.Fault> faults = FreightCheck.faults(rates);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("%d of %d rows cannot be kept. %s".formatted(faults.size(), rates.size(),
                    faults.stream().limit(NAMED).map(fault -> "Row %d: %s".formatted(fault.row(), fault.message())).collect(Collectors.joining(" "))));
        }
        int before = jdbi.inTransaction(handle -> {
            handle.createQuery("select lane from freight_zone for update").mapTo(String.class).list();
            List<FreightRate> present = read(handle);
            if (version(present) != expected) {
                throw new Conflict("delivery.conflict.rates", "The freight rates were changed meanwhile. Look at them again.");
            }
            write(handle, rates);
            return present.size();
        });
        audited.fire(new Audited("delivery.freight", "freight_rate", "all", before + " rates", rates.size() + " rates"));
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
