package org.quartermaster.delivery.travel;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.TravelMatrix.Place;
import org.quartermaster.delivery.planning.travel.TravelEstimate;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;

/** Travel between places from the best that is known of each leg. What a service was asked for is kept, so that it is asked once. */
@ApplicationScoped
public class Travels {
    private static final System.Logger LOG = System.getLogger(Travels.class.getName());
    private static final Duration PATIENCE_FOR_ONE = Duration.ofSeconds(10);

    private TravelSetup setup;
    private Calibrations calibrations;
    private KnownLegs known;

    protected Travels() {
    }

    @Inject
    public Travels(TravelSetup setup, Calibrations calibrations, KnownLegs known) {
        this.setup = setup;
        this.calibrations = calibrations;
        this.known = known;
    }

    /**
     * Travel between places.
     *
     * @param known   cells from known legs
     * @param asked   of these, asked for just now
     * @param silence why the service did not answer; empty when it did or was not asked
     * @param isPlain nothing but straight lines times the stated road factor at the stated speed
     */
    public record Travelled(TravelMatrix matrix, int known, int asked, String silence, boolean isPlain) {
    }

    /** From what is at hand; asks nobody. */
    @RolesAllowed(Role.VIEW)
    public Travelled atHand(List<Place> places) {
        return between(places, Duration.ZERO);
    }

    /**
     * Travel between places, each leg from what is known, else from the service when there is one, else estimated.
     *
     * @param patience how long the service may be asked in all; what is still missing then is estimated
     */
    @RolesAllowed(Role.VIEW)
    public Travelled between(List<Place> places, Duration patience) {
        TravelSettings settings = setup.settings();
        TravelEstimate estimate = calibrations.estimate();
        var cells = new LegCells(places, estimate.between(places));
        if (settings.source() == TravelSettings.Source.ESTIMATE) {
            return new Travelled(cells.matrix(), 0, 0, "", estimate.isStated());
        }
        known.between(places).forEach(leg -> cells.put(leg.fromPlace(), leg.toPlace(), leg.metres(), leg.seconds()));
        int before = cells.known();
        String silence = settings.source() == TravelSettings.Source.SERVICE && !patience.isZero() ? ask(settings, places, cells, patience) : "";
        return new Travelled(cells.matrix(), cells.known(), cells.known() - before, silence, cells.known() == 0 && estimate.isStated());
    }

    /** Asks block by block for what is missing; stops at the first silence. */
    private String ask(TravelSettings settings, List<Place> places, LegCells cells, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        for (LegCells.Block block : cells.missing(MatrixService.BLOCK)) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative() || left.isZero()) {
                return "out of time";
            }
            try {
                var service = new MatrixService(settings.protocol(), setup.allowed().check(settings.url()), left.compareTo(PATIENCE_FOR_ONE) < 0 ? left : PATIENCE_FOR_ONE);
                List<KnownLegs.Leg> asked = service.legs(at(places, block.from()), at(places, block.to()));
                known.keep(asked, "service");
                asked.forEach(leg -> cells.put(KnownLegs.key(leg.from()), KnownLegs.key(leg.to()), leg.metres(), leg.seconds()));
            } catch (MatrixService.Silent | Conflict e) {
                LOG.log(System.Logger.Level.WARNING, "Distances are estimated: " + e.getMessage());
                return e.getMessage();
            }
        }
        return "";
    }

    private static List<Place> at(List<Place> places, List<Integer> numbers) {
        return numbers.stream().map(places::get).toList();
    }
}
