package org.quartermaster.launcher.bench.jointplan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.quartermaster.launcher.bench.results.ResultsFile;
import org.quartermaster.launcher.bench.jointplan.Judge.Verdict;
import org.quartermaster.replenishment.planning.horizon.HorizonAudit;
import org.quartermaster.replenishment.planning.horizon.HorizonPlan;
import org.quartermaster.replenishment.planning.horizon.HorizonPlanner;

/**
 * The joint plan of a generated company against per-SKU (s, S) with rounding at the same fill rate, on futures that neither saw, and against its own bound.
 *
 * <p>Both are plans for the whole horizon that are not changed on the way. The per-SKU policy's safety is set so that it serves at least as much as the
 * joint plan; it is run as it usually is (every week, order cost of a line) and in the best of eight variants (review every 1, 2, 3 or 4 weeks, quantity
 * with or without a share of the order's cost). Budgets and room bind the joint plan alone, supplier minimums bind both: an order below its minimum grows
 * or is given up, whichever costs less.
 */
public final class JointPlanBench {

    private static final List<String> OPTIONS = List.of("skus", "weeks", "suppliers", "warehouses", "scenarios", "held-out", "seed", "seconds", "cpu-seconds", "service", "out");
    private static final int BISECTIONS = 9;
    private static final double MOST_SAFETY = 8;

    private JointPlanBench() {
    }

    public static void main(String... arguments) throws IOException {
        Map<String, String> given = options(arguments);
        var size = new Size(number(given, "skus", 1_000), number(given, "weeks", 12), number(given, "suppliers", 3), number(given, "warehouses", 3),
                number(given, "scenarios", 30), number(given, "held-out", 200), number(given, "seed", 1));
        boolean isCpu = given.containsKey("cpu-seconds");
        int seconds = number(given, isCpu ? "cpu-seconds" : "seconds", 120);
        LongSupplier clock = isCpu ? JointPlanBench::processorNanos : System::nanoTime;
        System.out.printf("joint plan: %s, %d %s%n", size, seconds, isCpu ? "processor seconds of all threads" : "s");
        Company company = Company.draw(size);
        double shortage = 1;
        if (given.containsKey("service")) {
            double target = Double.parseDouble(given.get("service"));
            shortage = new ServiceTarget(target).shortage(company, Duration.ofMillis(seconds * 1_000L / ServiceTarget.BISECTIONS), clock);
            System.out.printf(Locale.ROOT, "  to serve %.2f %% a unit owed is priced at %.2f of its margin%n", 100 * target, shortage);
        }
        long before = processorNanos();
        HorizonPlan plan = new HorizonPlanner(Duration.ofSeconds(seconds), size.seed(), clock).plan(company.withShortage(shortage));
        System.out.printf(Locale.ROOT, "  processor seconds for the plan      %8.1f%n", (processorNanos() - before) / 1e9);
        report(company, plan, Path.of(given.getOrDefault("out", "target/bench/replenishment")));
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    static Map<String, String> options(String[] arguments) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || !OPTIONS.contains(arguments[i].substring(2))) {
                throw new IllegalArgumentException("Unknown option \"%s\" of a joint plan: --%s.".formatted(arguments[i], String.join(", --", OPTIONS)));
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("Option %s needs a value.".formatted(arguments[i]));
            }
            given.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return given;
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        return Integer.parseInt(given.getOrDefault(name, String.valueOf(otherwise)));
    }

    private static void report(Company company, HorizonPlan plan, Path out) throws IOException {
        var judge = new Judge(company);
        double k = company.problem().scenarios() * 1e6;
        System.out.printf(Locale.ROOT, "  first plan without a broken rule  %8.1f s, cost %,.0f%n", plan.firstSeconds(), plan.start().total() / k);
        System.out.printf(Locale.ROOT, "  plan after %.1f s and %,d moves: cost %,.0f, broken rules %d, no plan costs less than %,.0f: within %.2f %% of the best possible%n",
                plan.seconds(), plan.moves(), plan.audit().total() / k, -plan.audit().hard(), plan.bound() / k, 100 * plan.gap());
        parts(plan.audit(), k);
        Verdict ours = judge.judge(plan.packs());
        Verdict usual = equallyServed(company, judge, 1, 1, ours.fillRate());
        Verdict best = usual;
        for (int review = 1; review <= 4; review++) {
            for (double burden : new double[] {1, 3}) {
                Verdict other = equallyServed(company, judge, review, burden, ours.fillRate());
                best = other.fillRate() >= best.fillRate() - 0.0005 && other.total() < best.total() ? other : best;
            }
        }
        System.out.printf("on %d held-out futures (what finds no stock is lost)%n", company.size().heldOut());
        line("joint plan", ours, ours);
        double promised = new Judge(company, company.planning()).judge(plan.packs()).fillRate();
        System.out.printf(Locale.ROOT, "  the plan promises a fill rate of %.2f %% and serves %.2f %%: %+.2f points%n", 100 * promised, 100 * ours.fillRate(),
                100 * (ours.fillRate() - promised));
        line("(s,S) per SKU, rounded", usual, ours);
        line("(s,S), best of 8 variants", best, ours);
        write(out, company, plan, promised, ours, usual, best);
    }

    private static void parts(HorizonAudit audit, double k) {
        System.out.printf(Locale.ROOT, "  premium %,.0f · orders and lines %,.0f · freight %,.0f · holding %,.0f · shortage %,.0f · left %,.0f; %d orders, %d lines, %d trucks%n",
                audit.premium() / k, audit.ordering() / k, audit.freight() / k, audit.holding() / k, audit.shortage() / k, audit.left() / k, audit.orders(),
                audit.lines(), audit.trucks());
    }

    private static void line(String name, Verdict verdict, Verdict ours) {
        System.out.printf(Locale.ROOT, "  %-26s cost %,12.0f  (purchasing %,.0f, holding %,.0f, lost %,.0f, left %,.0f)  fill rate %.2f %%%s%n", name, verdict.total(),
                verdict.purchasing(), verdict.holding(), verdict.lost(), verdict.left(), 100 * verdict.fillRate(),
                verdict == ours ? "" : "  joint plan is %.1f %% cheaper".formatted(100 * (1 - ours.total() / verdict.total())));
    }

    /** The least safety with which the policy serves at least {@code fillRate}; the one that serves most where none does. */
    private static Verdict equallyServed(Company company, Judge judge, int review, double burden, double fillRate) {
        double low = -1;
        double high = MOST_SAFETY;
        Verdict found = judged(company, judge, new PerSkuPolicy(high, review, burden));
        for (int i = 0; i < BISECTIONS && found.fillRate() >= fillRate; i++) {
            double middle = (low + high) / 2;
            Verdict verdict = judged(company, judge, new PerSkuPolicy(middle, review, burden));
            if (verdict.fillRate() >= fillRate) {
                high = middle;
                found = verdict;
            } else {
                low = middle;
            }
        }
        return found;
    }

    private static Verdict judged(Company company, Judge judge, PerSkuPolicy policy) {
        return judge.judge(HorizonPlanner.repaired(company.unlimited(), policy.plan(company)));
    }

    private static void write(Path folder, Company company, HorizonPlan plan, double promised, Verdict ours, Verdict usual, Verdict best) throws IOException {
        double k = company.problem().scenarios() * 1e6;
        Files.createDirectories(folder);
        String text = String.format(Locale.ROOT, """
                {"bench": "replenishment", "part": "joint plan", "size": "%s", "firstSeconds": %.3f, "seconds": %.3f, "moves": %d, "brokenRules": %d, "startCost": %.2f, "cost": %.2f, "bound": %.2f, "gap": %.6f, "promisedFillRate": %.6f,
                 "heldOut": {"joint": %s, "perSku": %s, "perSkuBest": %s, "cheaper": %.6f, "cheaperThanBest": %.6f}}
                """, company.size(), plan.firstSeconds(), plan.seconds(), plan.moves(), -plan.audit().hard(), plan.start().total() / k, plan.audit().total() / k,
                plan.bound() / k, plan.gap(), promised, json(ours), json(usual), json(best), 1 - ours.total() / usual.total(), 1 - ours.total() / best.total());
        Files.writeString(folder.resolve("joint-plan.json"), text);
        ResultsFile.put(folder.resolve("results.json"), Map.of("jointPlan", new ObjectMapper().readTree(text)));
        System.out.printf("written: %s, and as jointPlan in %s%n", folder.resolve("joint-plan.json"), folder.resolve("results.json"));
    }

    private static String json(Verdict verdict) {
        return String.format(Locale.ROOT, "{\"cost\": %.2f, \"fillRate\": %.6f}", verdict.total(), verdict.fillRate());
    }
}
