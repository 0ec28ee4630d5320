package org.quartermaster.launcher.bench.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.quartermaster.delivery.planning.Load;
import org.quartermaster.delivery.planning.Rates;
import org.quartermaster.delivery.planning.RoutingProblem;
import org.quartermaster.delivery.planning.Stop;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.Vehicle;
import org.quartermaster.delivery.planning.Window;

/**
 * A delivery day made by lot: a depot, parcels around a town and its villages, windows of two to four hours or the whole day, vans that cost money per
 * kilometre, hour and use. The last places of the matrix are of orders that come in during the day.
 */
final class MadeDay {
    /** Orders that come in during the day. */
    static final int URGENT = 50;

    private static final Window SHIFT = new Window(7 * 3600, 19 * 3600);
    private static final Load VAN = new Load(0, 0, 150);
    private static final Rates RATES = new Rates(35, 2400, 4000);
    private static final int STOPS_PER_VAN = 20;

    private final Random random;
    private final List<TravelMatrix.Place> places = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private final List<Stop> urgent = new ArrayList<>();

    MadeDay(int count, long seed) {
        random = new Random(seed);
        places.add(new TravelMatrix.Place(53.80, -1.55));
        for (int i = 0; i < count + URGENT; i++) {
            places.add(place());
            (i < count ? stops : urgent).add(i < count ? stop(i, 8) : stop(i, 14));
        }
    }

    private TravelMatrix.Place place() {
        double spread = random.nextInt(3) == 0 ? 0.15 : 0.06;
        return new TravelMatrix.Place(53.80 + random.nextGaussian() * spread, -1.55 + random.nextGaussian() * spread * 1.6);
    }

    private Stop stop(int number, int earliestHour) {
        boolean isAnyTime = random.nextInt(3) == 0;
        int from = 3600 * (earliestHour + random.nextInt(16 - earliestHour));
        Window window = isAnyTime ? new Window(3600 * earliestHour, 18 * 3600) : new Window(from, Math.min(18 * 3600, from + 3600 * (2 + random.nextInt(3))));
        return Stop.of(number, number + 1, new Load(0, 0, 1 + random.nextInt(8)), window, 180 + random.nextInt(240));
    }

    RoutingProblem problem() {
        var van = new Vehicle(0, VAN, SHIFT, 0, 0, RATES, 0);
        return new RoutingProblem(Collections.nCopies(5 + stops.size() / STOPS_PER_VAN, van), stops, TravelMatrix.haversine(places, 1.3, 11));
    }

    /** Orders of the afternoon that no plan knows yet. */
    List<Stop> urgent() {
        return urgent;
    }
}
