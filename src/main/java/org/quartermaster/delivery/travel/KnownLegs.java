package org.quartermaster.delivery.travel;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.delivery.planning.TravelMatrix.Place;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Role;

/** Legs that are known, from a file or a service. Places are the same to a ten-thousandth of a degree, about 11 m. */
@ApplicationScoped
@Transactional
public class KnownLegs {
    private static final int BATCH = 2_000;
    private static final double PER_DEGREE = 1e4;
    private static final long ROWS = 4_000_000;

    private Jdbi jdbi;
    private Clock clock;
    private Event<Audited> audited;

    protected KnownLegs() {
    }

    @Inject
    public KnownLegs(Jdbi jdbi, Clock clock, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.audited = audited;
    }

    /**
     * A leg.
     *
     * @param metres  on the road, ≥ 0
     * @param seconds of driving, ≥ 0
     */
    public record Leg(Place from, Place to, int metres, int seconds) {
        public Leg {
            check(from);
            check(to);
            if (metres < 0 || seconds < 0) {
                throw new IllegalArgumentException("A leg of %d m in %d s: both must be ≥ 0.".formatted(metres, seconds));
            }
        }

        private static void check(Place place) {
            if (!(Math.abs(place.latitude()) <= 90) || !(Math.abs(place.longitude()) <= 180)) {
                throw new IllegalArgumentException("%s, %s is no place on the earth. Maybe latitude and longitude are swapped.".formatted(place.latitude(),
                        place.longitude()));
            }
        }
    }

    /** How many there are of each source. */
    public record Count(String source, long legs, LocalDateTime newest) {
    }

    /** A leg between two places by their keys. */
    public record Row(long fromPlace, long toPlace, int metres, int seconds) {
    }

    static long key(Place place) {
        return Math.round((place.latitude() + 90) * PER_DEGREE) * ROWS + Math.round((place.longitude() + 180) * PER_DEGREE);
    }

    /** What is known between these places. */
    @RolesAllowed(Role.VIEW)
    public List<Row> between(Collection<Place> places) {
        List<Long> keys = places.stream().map(KnownLegs::key).distinct().toList();
        return keys.size() < 2 ? List.of() : jdbi.withHandle(handle -> handle.createQuery(
                        "select from_place, to_place, metres, seconds from delivery_leg where from_place in (<places>) and to_place in (<places>)")
                .bindList("places", keys).mapTo(Row.class).list());
    }

    /** Legs of a file replace what was known of them. */
    @RolesAllowed(Role.MANAGE)
    public int upload(Collection<Leg> legs) {
        keep(legs, "file");
        audited.fire(new Audited("delivery.legs", "delivery_leg", "file", "", legs.size() + " legs"));
        return legs.size();
    }

    /** Forgets the legs of a source, so that they are asked for again or estimated. */
    @RolesAllowed(Role.MANAGE)
    public int forget(String source) {
        int gone = jdbi.withHandle(handle -> handle.createUpdate("delete from delivery_leg where source = :source").bind("source", source).execute());
        audited.fire(new Audited("delivery.legs", "delivery_leg", source, gone + " legs", ""));
        return gone;
    }

    /** How many are known. */
    @RolesAllowed(Role.VIEW)
    public List<Count> counts() {
        return jdbi.withHandle(handle -> handle.createQuery("select source, count(*) as legs, max(noted_at) as newest from delivery_leg group by source order by source")
                .mapTo(Count.class).list());
    }

    /** Keeps legs, from a {@code file} or a {@code service}; they replace what was known. */
    @RolesAllowed(Role.VIEW)
    public void keep(Collection<Leg> legs, String source) {
        jdbi.useTransaction(handle -> {
            var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
            var batch = handle.prepareBatch("""
                    insert into delivery_leg (from_place, to_place, metres, seconds, source, noted_at) values (?, ?, ?, ?, ?, ?)
                    on duplicate key update metres = values(metres), seconds = values(seconds), source = values(source), noted_at = values(noted_at)
                    """);
            for (Leg leg : legs) {
                batch.add(key(leg.from()), key(leg.to()), leg.metres(), leg.seconds(), source, now);
                if (batch.size() >= BATCH) {
                    batch.execute();
                }
            }
            if (batch.size() > 0) {
                batch.execute();
            }
        });
    }
}
