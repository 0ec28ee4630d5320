package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.quartermaster.catalog.Bundles;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.delivery.allocation.Allocation;
import org.quartermaster.delivery.allocation.AllocationProblem;
import org.quartermaster.delivery.allocation.Demand;
import org.quartermaster.delivery.allocation.Line;
import org.quartermaster.delivery.allocation.LiveAllocation;
import org.quartermaster.delivery.allocation.Option;
import org.quartermaster.delivery.allocation.Parcel;
import org.quartermaster.delivery.allocation.Site;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;

/** Answers when a basket can reach an address: from stock now and inbound, cut-offs, packing and days on the way. Books nothing. */
@ApplicationScoped
@Transactional
public class CustomerPromises {
    private Clock clock;
    private Catalog catalog;
    private Bundles bundles;
    private AllocationNetwork network;
    private AllocationStrategies strategies;

    protected CustomerPromises() {
    }

    @Inject
    public CustomerPromises(Clock clock, Catalog catalog, Bundles bundles, AllocationNetwork network, AllocationStrategies strategies) {
        this.clock = clock;
        this.catalog = catalog;
        this.bundles = bundles;
        this.network = network;
        this.strategies = strategies;
    }

    /**
     * Looks.
     *
     * @param units     wanted by SKU code, each ≥ 1; of a bundle its parts are looked for
     * @param latitude  degrees north, −90 … 90
     * @param longitude degrees east, −180 … 180
     * @throws NotFound                 when a SKU code is unknown
     * @throws IllegalArgumentException when the basket is empty, a number of units is below 1, or the place is none
     */
    @RolesAllowed(Role.VIEW)
    public Promise promise(Map<String, Integer> units, double latitude, double longitude) {
        check(units, latitude, longitude);
        Map<String, SkuFacts> skus = catalog.byCode(units.keySet());
        units.keySet().stream().filter(code -> !skus.containsKey(code)).findFirst().ifPresent(code -> {
            throw new NotFound("SKU", code);
        });
        var wanted = new LinkedHashMap<SkuId, Integer>();
        units.forEach((code, count) -> wanted.put(skus.get(code).id(), count));
        Map<SkuId, Integer> pieces = bundles.exploded(wanted);
        List<Integer> ids = pieces.keySet().stream().map(SkuId::value).toList();
        Map<Integer, Double> grams = network.grams(Set.copyOf(ids));
        var lines = new ArrayList<Line>();
        pieces.forEach((sku, count) -> lines.add(new Line(sku.value(), count, grams.getOrDefault(sku.value(), 0.0), 0)));
        Demand basket = new Demand(0, clock.instant(), latitude, longitude, "", Demand.NO_PROMISE, 0, 0, lines);
        return look(network.of(ids), basket);
    }

    private static void check(Map<String, Integer> units, double latitude, double longitude) {
        if (units.isEmpty()) {
            throw new IllegalArgumentException("The basket is empty. Name at least one SKU.");
        }
        units.forEach((code, count) -> {
            if (count == null || count < 1) {
                throw new IllegalArgumentException("Units of %s (%s) must be ≥ 1.".formatted(code, count));
            }
        });
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            boolean isSwapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
            throw new IllegalArgumentException("%s, %s is no place.%s".formatted(latitude, longitude, isSwapped ? " Latitude and longitude look swapped." : ""));
        }
    }

    private Promise look(AllocationProblem problem, Demand basket) {
        Strategy active = strategies.active();
        Strategy worth = new Strategy(active.code(), active.rules(), active.weights(), 0);
        var found = new LinkedHashMap<String, Option>();
        var refusals = new ArrayList<org.quartermaster.delivery.allocation.Refusal>();
        for (Strategy strategy : Stream.of(worth, Strategy.fastest(), Strategy.cheapest()).toList()) {
            Allocation allocation = new LiveAllocation(problem, strategy).look(basket);
            allocation.chosen().ifPresent(option -> found.putIfAbsent(key(option), option));
            if (refusals.isEmpty()) {
                refusals.addAll(allocation.refusals());
            }
        }
        return new Promise(undominated(found.values().stream().map(option -> way(problem, basket, option)).toList()), refusals);
    }

    private static String key(Option option) {
        return option.parcels().stream().map(parcel -> parcel.site() + "/" + parcel.shipDay() + "/" + parcel.quote().service()).toList().toString();
    }

    /** The first way stays; another only when it is faster or cheaper than all before. */
    private static List<Promise.Way> undominated(List<Promise.Way> ways) {
        var kept = new ArrayList<Promise.Way>();
        for (Promise.Way way : ways) {
            if (kept.stream().noneMatch(other -> !other.arrives().isAfter(way.arrives()) && other.paidCents() <= way.paidCents())) {
                kept.add(way);
            }
        }
        return kept;
    }

    private Promise.Way way(AllocationProblem problem, Demand basket, Option option) {
        Instant orderBy = option.parcels().stream().map(parcel -> cutOff(site(problem, parcel), parcel.shipDay())).min(Comparator.naturalOrder()).orElseThrow();
        return new Promise.Way(LocalDate.ofEpochDay(option.deliverDay()), orderBy, option.paidCents(), option.parcels().stream()
                .map(parcel -> new Promise.Part(parcel.site(), LocalDate.ofEpochDay(parcel.shipDay()), LocalDate.ofEpochDay(parcel.deliverDay()),
                        parcel.quote().service(), parcel.quote().cents() + parcel.handlingCents(), parcel.units(),
                        parcel.shipDay() > site(problem, parcel).firstShipDay(basket.readyAt()))).toList());
    }

    private static Site site(AllocationProblem problem, Parcel parcel) {
        return problem.sites().stream().filter(site -> site.id() == parcel.site()).findFirst().orElseThrow();
    }

    private static Instant cutOff(Site site, int day) {
        return LocalDate.ofEpochDay(day).atTime(site.cutOff()).atZone(site.zone()).toInstant();
    }
}
