package org.quartermaster.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.quartermaster.delivery.travel.Matrices;
import org.quartermaster.delivery.travel.TravelSettings;
import org.quartermaster.delivery.travel.TravelSetup;
import org.quartermaster.delivery.travel.Travels;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.work.Work;
import org.quartermaster.shared.work.WorkContext;
import org.quartermaster.stock.WarehouseFacts;

/**
 * The work {@code delivery.plan}: open orders and transport orders of a day → warehouse → stops → routes, one plan per depot or group of depots, published whole.
 *
 * <p>Parameters, all optional: {@code day} (the planning day), {@code warehouse} (all in scope), {@code seconds} of search per depot (by its size),
 * {@code seed}, {@code whole} (plan all of a day again that has begun). Starts from the plan that counts and keeps its locks, so running again continues. What was
 * visited of it stays as it was, and while its day goes by nothing is planned before the present moment; with {@code whole} only what drivers checked off stays. Cancelling, or "stop here", publishes the best so far.
 * Edits that a person makes meanwhile are kept, and what drivers check off meanwhile stands.
 */
@ApplicationScoped
public class DeliveryPlanning implements Work {
    /** Its kind. */
    public static final String KIND = "delivery.plan";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LEAST_SECONDS = 2;
    private static final int MOST_SECONDS = 60;
    private static final int STOPS_PER_SECOND = 10;

    private Clock clock;
    private BusinessCalendar calendar;
    private OrderAllocation allocation;
    private Vehicles vehicles;
    private DepotGroups groups;
    private AskedVisits demand;
    private PlanStore store;
    private PlanPublishing publishing;
    private TravelSetup travelSetup;
    private Travels travels;
    private Matrices matrices;
    private DrivenSoFar driven;

    protected DeliveryPlanning() {
    }

    @Inject
    public DeliveryPlanning(Clock clock, BusinessCalendar calendar, OrderAllocation allocation, Vehicles vehicles, DepotGroups groups, AskedVisits demand, PlanStore store,
                            PlanPublishing publishing, TravelSetup travelSetup, Travels travels, Matrices matrices, DrivenSoFar driven) {
        this.clock = clock;
        this.calendar = calendar;
        this.allocation = allocation;
        this.vehicles = vehicles;
        this.groups = groups;
        this.demand = demand;
        this.store = store;
        this.publishing = publishing;
        this.travelSetup = travelSetup;
        this.travels = travels;
        this.matrices = matrices;
        this.driven = driven;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(WorkContext context) {
        Map<String, String> asked = context.parameters();
        LocalDate day = asked.containsKey("day") ? LocalDate.parse(asked.get("day")) : calendar.planningDay();
        int only = Integer.parseInt(asked.getOrDefault("warehouse", "0"));
        context.progress("delivery.step.allocate", 0, 0);
        allocation.allocateOpen(day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        int leader = only == 0 ? 0 : groups.leaderOf(new WarehouseId(only)).value();
        List<WarehouseFacts> depots = groups.leading().stream().filter(depot -> leader == 0 || depot.id().value() == leader).toList();
        int stops = 0;
        int unserved = 0;
        for (WarehouseFacts depot : depots) {
            PlanHead head = plan(depot, day, context).orElse(null);
            if (head != null) {
                stops += head.stops();
                unserved += head.unserved();
                context.log("%s: %d stops, %d unserved, %d routes, %.1f km, %.2f".formatted(depot.code(), head.stops(), head.unserved(), head.routes(),
                        head.metres() / 1000.0, head.costCents() / 100.0));
            }
        }
        context.result("%d/%d".formatted(stops - unserved, stops), "deliveries?day=" + day);
    }

    /** Plans one depot with those planned together with it; empty when it has no order and no plan, or a later search has taken over. */
    private Optional<PlanHead> plan(WarehouseFacts depot, LocalDate day, WorkContext context) {
        if (!groups.isWhole(depot.id())) {
            context.log("%s: planned together with depots out of scope; left to who sees them all.".formatted(depot.code()));
            return Optional.empty();
        }
        ZoneId zone = depot.zone(clock.getZone());
        List<WarehouseFacts> members = groups.ledBy(depot.id());
        Optional<DeliveryPlan> before = store.current(day, depot.id().value()).map(store::load);
        List<PlanDepot> shared = PlanDepot.numbered(members);
        AskedVisits.Asked asked = demand.of(shared, day, zone);
        if (asked.stops().isEmpty() && asked.skipped().isEmpty() && before.isEmpty()) {
            return Optional.empty();
        }
        boolean isWhole = Boolean.parseBoolean(context.parameters().get("whole"));
        Function<Optional<DeliveryPlan>, BegunDay> soFar = plan -> new BegunDay(plan, plan.map(driven::checkedOff).orElse(Map.of()), isWhole ? 0 : driven.now(day, zone));
        BegunDay begun = soFar.apply(before);
        var fleet = new ArrayList<VehicleFacts>();
        members.forEach(member -> fleet.addAll(vehicles.orUsualFleet(member.id(), member.code(), asked.stops().size() / members.size())));
        List<PlanDepot> depots = vehicles.withEnds(shared, fleet);
        List<PlanVehicle> used = begun.vehicles(used(fleet, depots, members.size()), depots);
        List<PlanStop> visits = begun.stops(asked.stops(), depots);
        List<PlanStop> wanted = ReloadStops.behind(visits, fleet, depots);
        var carried = new CarriedOver(before, used, wanted);
        Travels.Travelled travel = travels.between(DeliveryPlan.places(depots, wanted), PATIENCE);
        tell(depot, travel, context);
        long seed = Long.parseLong(context.parameters().getOrDefault("seed", "1"));
        PlanHead draft = draft(depot, day, zone, travel.isPlain() ? 0 : matrices.keep(travel.matrix(), travel.known()), before.map(plan -> plan.head().id()).orElse(0L), seed, visits.size());
        BegunDay.Start start = begun.start(used, fleet.size(), carried, depots.size(), travel.matrix());
        long id = store.insert(draft, depots, start.vehicles(), start.carried().stops(), asked.skipped());
        return new PlanSearch(store, publishing, new PlanSearch.Draft(draft, id, depots.size(), fleet.size(), travel.matrix()), context, soFar)
                .run(begun, start, before, 1000L * seconds(context, start.carried().stops().size()));
    }

    private static List<PlanVehicle> used(List<VehicleFacts> fleet, List<PlanDepot> depots, int members) {
        var used = new ArrayList<PlanVehicle>();
        for (VehicleFacts vehicle : fleet) {
            PlanVehicle one = PlanVehicle.of(used.size(), vehicle, depots);
            used.add(members == 1 ? one : one.with(Origins.of(one.skills(), one.startNo())));
        }
        return used;
    }

    private static void tell(WarehouseFacts depot, Travels.Travelled travel, WorkContext context) {
        int cells = travel.matrix().size() * (travel.matrix().size() - 1);
        if (travel.known() > 0 || !travel.silence().isEmpty()) {
            context.log("%s: %d of %d legs known, %d of them asked for now%s".formatted(depot.code(), travel.known(), cells, travel.asked(),
                    travel.silence().isEmpty() ? "" : "; the others are estimated: " + travel.silence()));
        }
    }

    private PlanHead draft(WarehouseFacts depot, LocalDate day, ZoneId zone, long matrix, long parent, long seed, int stops) {
        TravelSettings settings = travelSetup.settings();
        return new PlanHead(0, day, depot.id().value(), depot.code(), depot.name(), depot.nameZh(), parent, "run", "solving", null, "", depot.latitude(),
                depot.longitude(), zone.getId(), settings.roadFactor(), settings.speedKmh(), seed, 0, 0, stops, stops, 0, 0, 0, 0, 0, 0, 0, true, "", matrix, 0);
    }

    private static int seconds(WorkContext context, int stops) {
        String asked = context.parameters().get("seconds");
        return asked != null ? Math.clamp(Integer.parseInt(asked), 1, 600) : Math.clamp(stops / STOPS_PER_SECOND, LEAST_SECONDS, MOST_SECONDS);
    }
}
