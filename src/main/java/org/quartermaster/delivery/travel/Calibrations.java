package org.quartermaster.delivery.travel;

import static java.util.stream.Collectors.toMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.delivery.planning.TravelMatrix.Place;
import org.quartermaster.delivery.planning.travel.Calibrator;
import org.quartermaster.delivery.planning.travel.Cell;
import org.quartermaster.delivery.planning.travel.DrivenLeg;
import org.quartermaster.delivery.planning.travel.TravelEstimate;
import org.quartermaster.delivery.planning.travel.TravelEstimate.Local;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;

/** Measures travel on what drivers checked off, and keeps every measurement. */
@ApplicationScoped
@Transactional
public class Calibrations {
    private static final int DAYS = 180;
    private static final long LONGEST_LEG_SECONDS = 4 * 3600;
    private static final int LEAST_LEGS = 20;

    private Jdbi jdbi;
    private Clock clock;
    private TravelSetup setup;
    private Event<Audited> audited;

    protected Calibrations() {
    }

    @Inject
    public Calibrations(Jdbi jdbi, Clock clock, TravelSetup setup, Event<Audited> audited) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.setup = setup;
        this.audited = audited;
    }

    private record Row(LocalDate day, double fromLatitude, double fromLongitude, double latitude, double longitude, long seconds, Double km) {
        DrivenLeg leg() {
            return new DrivenLeg(day, new Place(fromLatitude, fromLongitude), new Place(latitude, longitude), seconds, km == null ? 0 : km * 1000);
        }
    }

    private record Head(long id, LocalDateTime madeAt, String madeBy, LocalDate fromDay, LocalDate toDay, int legs, int metreLegs, double roadFactor,
                        double secondsPerKm, int checkedLegs, double statedError, double measuredError) {
        Calibration with(List<Calibration.Region> regions) {
            return new Calibration(id, madeAt, madeBy, fromDay, toDay, new Local(roadFactor, secondsPerKm, legs, metreLegs), checkedLegs, statedError, measuredError,
                    regions);
        }
    }

    private record RegionRow(int cellRow, int cellColumn, int legs, int metreLegs, double roadFactor, double secondsPerKm) {
        Calibration.Region region() {
            return new Calibration.Region(new Cell(cellRow, cellColumn), new Local(roadFactor, secondsPerKm, legs, metreLegs));
        }
    }

    /** The newest measurement. */
    @RolesAllowed(Role.VIEW)
    public Optional<Calibration> latest() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from delivery_calibration order by id desc limit 1").mapTo(Head.class).findOne()
                .map(head -> head.with(handle.createQuery("select * from delivery_region where calibration_id = :id order by legs desc, cell_row, cell_column")
                        .bind("id", head.id()).mapTo(RegionRow.class).map(RegionRow::region).list())));
    }

    /** What is estimated with now: measured where that is wanted and better, else as stated. */
    @RolesAllowed(Role.VIEW)
    public TravelEstimate estimate() {
        TravelSettings settings = setup.settings();
        TravelEstimate stated = TravelEstimate.of(Local.stated(settings.roadFactor(), settings.speedKmh()));
        return !settings.measured() ? stated : latest().filter(Calibration::isBetter).map(one -> new TravelEstimate(one.everywhere(),
                one.regions().stream().collect(toMap(Calibration.Region::cell, Calibration.Region::local)))).orElse(stated);
    }

    /**
     * Measures on the trips of the last half year, of all depots.
     *
     * @throws Conflict when drivers have checked off too few legs
     */
    @RolesAllowed(Role.MANAGE)
    public Calibration measure() {
        LocalDate to = LocalDate.ofInstant(clock.instant(), clock.getZone());
        LocalDate from = to.minusDays(DAYS);
        List<DrivenLeg> legs = Calibrator.usable(driven(from));
        if (legs.size() < LEAST_LEGS) {
            throw new Conflict("delivery.conflict.fewLegs", "Drivers have checked off %d legs since %s; %d are needed.".formatted(legs.size(), from, LEAST_LEGS), legs.size(),
                    LEAST_LEGS);
        }
        TravelSettings settings = setup.settings();
        var calibrator = new Calibrator(Local.stated(settings.roadFactor(), settings.speedKmh()));
        keep(from, to, calibrator.measure(legs), calibrator.check(legs));
        Calibration made = latest().orElseThrow();
        audited.fire(new Audited("delivery.calibrate", "delivery_calibration", String.valueOf(made.id()), "%.0f s".formatted(made.statedError()),
                "%.0f s on %d legs".formatted(made.measuredError(), made.everywhere().legs())));
        return made;
    }

    /** From one stop of a vehicle that was left to the next one that was arrived at; pauses and mistakes over four hours are left out. */
    private List<DrivenLeg> driven(LocalDate from) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select day, from_latitude, from_longitude, latitude, longitude, timestampdiff(second, left_before, arrived_at) as seconds,
                  odometer_km - km_before as km
                from (select v.day, s.latitude, s.longitude, v.arrived_at, v.odometer_km, lag(v.left_at) over w as left_before, lag(v.odometer_km) over w as km_before,
                        lag(s.latitude) over w as from_latitude, lag(s.longitude) over w as from_longitude
                      from delivery_visit v join delivery_stop s on s.plan_id = v.plan_id and s.stop_no = v.stop_no
                      where v.day >= :from
                      window w as (partition by v.day, v.warehouse_id, v.vehicle_no order by v.arrived_at)) legs
                where left_before is not null and timestampdiff(second, left_before, arrived_at) between 1 and :longest
                """).bind("from", from).bind("longest", LONGEST_LEG_SECONDS).mapTo(Row.class).map(Row::leg).list());
    }

    private void keep(LocalDate from, LocalDate to, TravelEstimate measured, Calibrator.Check check) {
        jdbi.useTransaction(handle -> {
            long id = Numbers.take(handle, "delivery_calibration", 1);
            Local all = measured.everywhere();
            handle.createUpdate("""
                    insert into delivery_calibration (id, made_at, made_by, from_day, to_day, legs, metre_legs, road_factor, seconds_per_km, checked_legs, stated_error,
                      measured_error)
                    values (:id, :now, :by, :from, :to, :legs, :metreLegs, :roadFactor, :secondsPerKm, :checked, :stated, :measured)
                    """).bindMethods(all).bind("id", id).bind("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).bind("by", Actor.required().name())
                    .bind("from", from).bind("to", to).bind("checked", check.legs()).bind("stated", check.statedError()).bind("measured", check.measuredError()).execute();
            regions(handle, id, measured.regions());
        });
    }

    private static void regions(Handle handle, long id, Map<Cell, Local> regions) {
        var batch = handle.prepareBatch("""
                insert into delivery_region (calibration_id, cell_row, cell_column, legs, metre_legs, road_factor, seconds_per_km)
                values (:id, :row, :column, :legs, :metreLegs, :roadFactor, :secondsPerKm)
                """);
        regions.forEach((cell, local) -> batch.bindMethods(cell).bindMethods(local).bind("id", id).add());
        batch.execute();
    }
}
