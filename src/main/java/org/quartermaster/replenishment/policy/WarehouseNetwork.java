package org.quartermaster.replenishment.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.quartermaster.replenishment.policy.network.ServiceTree;
import org.quartermaster.replenishment.policy.network.ServiceTree.Stage;
import org.quartermaster.replenishment.policy.stochastic.Normal;

/**
 * One SKU in warehouses of which some feed others: turns each site's line into one that the policy can plan by itself.
 *
 * <p>Where the safety lies is decided by guaranteed service ({@link ServiceTree}; Graves and Willems 2000): each site that feeds others quotes a service time. The
 * fed site keeps safety for that wait, and the feeding one only for what it cannot know that far ahead, so that no day of uncertainty is covered twice. Every
 * stage processes for its lead time and the days until it can order again. So none waits for longer than its source itself needs to have the goods, however long an
 * economic order lasts there: nothing keeps the source from ordering earlier. Customers wait nowhere.
 *
 * <p>A feeding site's demand is its own and what the fed sites will take (dependent demand; Silver, Pyke and Thomas 2017, distribution requirements planning):
 * the mean path of each fed site's own policy from its own position, in its own packs. What lies in a fed warehouse, or is on its way there, is thereby netted
 * once, there; and a surplus of one fed site does not hide what another lacks.
 */
public final class WarehouseNetwork {

    private static final int DAYS = 35;
    private static final int SPREAD_DAYS = 28;
    private static final List<Integer> ANY_DAY = IntStream.range(0, DAYS).boxed().toList();

    private final Map<Integer, Site> sites = new HashMap<>();
    private final Map<Integer, List<Site>> fedBy = new HashMap<>();
    private final Map<Integer, Integer> quoted = new HashMap<>();
    private final Map<Integer, Integer> longest = new HashMap<>();
    private final Map<Integer, Line> lines = new HashMap<>();

    /**
     * One warehouse.
     *
     * @param id           of the warehouse
     * @param code         of the warehouse
     * @param sourceId     warehouse that feeds it; 0: it buys
     * @param transferDays from there to here, ≥ 0
     * @param packSize     units that move together, ≥ 1
     * @param line         as if it bought for its own customers only
     */
    public record Site(int id, String code, int sourceId, int transferDays, int packSize, Line line) {
    }

    private WarehouseNetwork(List<Site> all) {
        all.forEach(site -> sites.put(site.id(), site));
        for (Site site : all) {
            if (sites.containsKey(site.sourceId())) {
                fedBy.computeIfAbsent(site.sourceId(), _ -> new ArrayList<>()).add(site);
            }
        }
    }

    /**
     * The lines as they stand in the network, by warehouse. A site whose source is not among them buys for itself; the relations must not go round in a circle.
     *
     * @throws IllegalArgumentException if they do
     */
    public static Map<Integer, Line> over(List<Site> all) {
        var network = new WarehouseNetwork(all);
        for (Site site : all) {
            if (!network.sites.containsKey(site.sourceId())) {
                network.quote(site);
                network.line(site, site.line().offer().unitCostMicros());
            }
        }
        if (network.lines.size() < all.size()) {
            throw new IllegalArgumentException("The warehouses %s feed each other in a circle.".formatted(all.stream().map(Site::code).toList()));
        }
        return network.lines;
    }

    // ---- where the safety lies

    private void quote(Site root) {
        if (!fedBy.containsKey(root.id())) {
            return;
        }
        var stages = new ArrayList<Stage>();
        var order = new ArrayList<Site>();
        stage(root, List.of(), stages, order);
        List<Integer> answer = ServiceTree.best(stages).quoted();
        for (int i = 0; i < order.size(); i++) {
            if (order.get(i) != null) {
                quoted.put(order.get(i).id(), answer.get(i));
            }
        }
    }

    /** The site, what it feeds below it, and its own customers as one more stage that takes no time. */
    private void stage(Site site, List<Integer> supplier, List<Stage> stages, List<Site> order) {
        Line line = site.line();
        int takes = supplier.isEmpty() ? line.offer().leadTime().days() + line.offer().daysToNextOrderDay() : site.transferDays() + 1;
        longest.put(site.id(), takes + longest.getOrDefault(site.sourceId(), 0));
        double spread = Math.sqrt(line.demand().variance(SPREAD_DAYS) / SPREAD_DAYS);
        double factor = Math.max(0, Normal.quantile(service(line)));
        boolean feeds = fedBy.containsKey(site.id());
        int index = stages.size();
        stages.add(new Stage(takes, line.holdingMicrosPerDay(), 0, feeds ? Stage.NO_LIMIT : 0, feeds ? 0 : spread, factor, supplier));
        order.add(site);
        if (feeds && spread > 0) {
            stages.add(new Stage(0, line.holdingMicrosPerDay(), 0, 0, spread, factor, List.of(index)));
            order.add(null);
        }
        fedBy.getOrDefault(site.id(), List.of()).forEach(fed -> stage(fed, List.of(index), stages, order));
    }

    private static double service(Line line) {
        return line.rules().method() == Method.ECONOMIC ? line.criticalRatio() : line.rules().serviceLevel();
    }

    // ---- lines

    /** The leaves first: what a site takes is known when its own line is. */
    private Line line(Site site, long costMicros) {
        Line line = site.line();
        boolean isFed = sites.containsKey(site.sourceId());
        Chain chain = isFed ? Chain.fedBy(sites.get(site.sourceId()).code(), quoted.getOrDefault(site.sourceId(), 0), longest.getOrDefault(site.sourceId(), 0)) : line.chain();
        if (isFed) {
            line = line.fed(new Offer(Offer.NO_SUPPLIER, costMicros, List.of(), 1, site.packSize(),
                    LeadTime.stated(site.transferDays()), ANY_DAY), chain);
        }
        List<Site> fed = fedBy.getOrDefault(site.id(), List.of());
        if (!fed.isEmpty()) {
            DemandOutlook own = line.demand();
            int wait = quoted.get(site.id());
            var takes = new ArrayList<Chain.Fed>();
            DemandOutlook all = own;
            DemandOutlook uncertain = own;
            double perDay = own.rate(SPREAD_DAYS);
            for (Site one : fed) {
                Line below = line(one, costMicros);
                DemandOutlook late = below.rules().stocked() ? below.uncertainDemand().after(wait) : DemandOutlook.steady(0, 0);
                DemandOutlook taken = taken(below, late);
                takes.add(new Chain.Fed(one.code(), taken));
                all = all.plus(taken);
                uncertain = uncertain.plus(late);
                perDay += below.rules().stocked() ? below.perDay(SPREAD_DAYS) : 0;
            }
            line = line.feeding(all, chain.feeding(own, uncertain, perDay, takes));
        }
        lines.put(site.id(), line);
        return line;
    }

    /** @param late the demand that what leaves varies with: all before the wait is known by then */
    private static DemandOutlook taken(Line line, DemandOutlook late) {
        int[] path = new Taking(line).path(line.demand().horizon());
        double[] means = new double[path.length + 1];
        double[] variances = new double[path.length + 1];
        for (int t = 1; t <= path.length; t++) {
            means[t] = path[t - 1];
            variances[t] = late.variance(t);
        }
        return new DemandOutlook(means, variances);
    }

    /** The mean path of a fed site's own policy: it asks when it would fall below its level, for as much as lasts a cycle, in packs. */
    private static final class Taking {

        private final Line line;
        private final Advice advice;
        private final int lead;
        private final int cycle;
        private final int low;
        private final int high;

        Taking(Line line) {
            this.line = line;
            this.advice = Policy.advise(line);
            this.lead = line.offer().leadTime().days();
            this.cycle = line.cycleDays();
            this.low = spare(StockLevel.orderBelow(lead + 1, 0, line), lead + 1);
            this.high = Math.max(low, spare(StockLevel.until(lead + cycle, 0, line), lead + cycle));
        }

        /** What a level holds beyond the mean demand until its day, less what is lost before a transfer can come; a fixed level is held against the position as it is. */
        private int spare(StockLevel level, int day) {
            double lost = LostDemand.before(lead, line.position(), line.ownDemand());
            return line.rules().method().hasFixedLevels() ? level.units() : level.units() - (int) Math.round(line.demand().mean(day)) - (int) Math.round(lost);
        }

        /** {@code [day]} units that have left for the site by the end of that day. */
        int[] path(int days) {
            int[] path = new int[days];
            int taken = advice.isDue() ? advice.suggestion() : 0;
            for (int day = 0; day < days && line.rules().stocked(); day++) {
                if (lack(low, day, 1) > taken) {
                    taken += line.offer().roundedUp((int) Math.ceil(lack(high, day, cycle)) - taken);
                }
                path[day] = taken;
            }
            return path;
        }

        private double lack(int level, int day, int review) {
            int until = day + lead + review;
            double sold = line.demand().mean(line.rules().method().hasFixedLevels() ? day : until);
            return level + sold - line.position().at(until);
        }
    }
}
