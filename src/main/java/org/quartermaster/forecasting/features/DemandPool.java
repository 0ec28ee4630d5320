package org.quartermaster.forecasting.features;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.quartermaster.forecasting.demand.Demand;
import org.quartermaster.forecasting.models.Rhythm;

/**
 * What series have in common: the sales of each category, and the profile (weekdays; weeks or months of the year) of each category in each warehouse. Filled in one pass over all
 * series, then only read.
 */
public final class DemandPool {

    private static final double PROFILE_COUNTS = 50;

    private final Rhythm rhythm;
    private final int periods;
    private final int firstPhase;
    private final Map<Integer, float[]> categories = new HashMap<>();
    private final Map<Integer, Group> byCategory = new HashMap<>();
    private final Map<Integer, Group> byPlace = new HashMap<>();
    private final Map<Long, Group> byBoth = new HashMap<>();
    private final Group everything;

    /**
     * @param periods  periods of history
     * @param firstDay of period 0
     */
    public DemandPool(Rhythm rhythm, int periods, LocalDate firstDay) {
        this(rhythm, periods, rhythm.phase(firstDay));
    }

    private DemandPool(Rhythm rhythm, int periods, int firstPhase) {
        this.rhythm = rhythm;
        this.periods = periods;
        this.firstPhase = firstPhase;
        this.everything = new Group(rhythm.phases());
    }

    /**
     * Adds one series.
     *
     * @param price      per period, at least as long as the demand; NaN when unknown
     * @param profileEnd periods before this index shape profiles and levels: what the first back-test origin knows
     */
    public void add(int category, int warehouse, Demand demand, float[] price, int profileEnd) {
        float[] sum = categories.computeIfAbsent(category, _ -> nothing());
        Group[] groups = {everything, byCategory.computeIfAbsent(category, _ -> new Group(rhythm.phases())), byPlace.computeIfAbsent(warehouse, _ -> new Group(rhythm.phases())),
            byBoth.computeIfAbsent(both(category, warehouse), _ -> new Group(rhythm.phases()))};
        for (int t = demand.firstSale(); t < periods; t++) {
            float units = demand.clean()[t];
            if (!Float.isNaN(units)) {
                sum[t] = Float.isNaN(sum[t]) ? units : sum[t] + units;
                if (t < profileEnd) {
                    for (Group group : groups) {
                        group.add((firstPhase + t) % rhythm.phases(), units);
                    }
                }
            }
        }
        double usual = Windows.mean(price, Math.min(demand.firstSale(), profileEnd), profileEnd);
        if (usual > 0) {
            groups[1].logPrice += Math.log(usual);
            groups[1].prices++;
        }
    }

    /** What a series of this category and warehouse shares with others. */
    public Peers peers(int category, int warehouse) {
        Group kind = byCategory.getOrDefault(category, everything);
        return new Peers(categories.computeIfAbsent(category, _ -> nothing()), kind.mean(), byPlace.getOrDefault(warehouse, everything).mean(),
                kind.prices == 0 ? Double.NaN : Math.exp(kind.logPrice / kind.prices));
    }

    /** Factors with mean 1, one per phase: those of the category in the warehouse, shrunk to the warehouse's. */
    public double[] profile(int category, int warehouse) {
        double[] even = new double[rhythm.phases()];
        Arrays.fill(even, 1);
        double[] place = byPlace.getOrDefault(warehouse, everything).profile(everything.profile(even));
        return byBoth.getOrDefault(both(category, warehouse), new Group(rhythm.phases())).profile(byCategory.containsKey(category) && rhythm != Rhythm.DAILY
                ? byCategory.get(category).profile(place) : place);
    }

    /** Writes what was pooled, so that the features of a run can be made again; the stream stays open. */
    public void write(DataOutput out) throws IOException {
        out.writeUTF(rhythm.name());
        out.writeInt(periods);
        out.writeInt(firstPhase);
        out.writeInt(categories.size());
        for (var one : categories.entrySet()) {
            out.writeInt(one.getKey());
            for (float units : one.getValue()) {
                out.writeFloat(units);
            }
        }
        everything.write(out);
        write(byCategory, out, Integer::longValue);
        write(byPlace, out, Integer::longValue);
        write(byBoth, out, Long::longValue);
    }

    private static <K> void write(Map<K, Group> groups, DataOutput out, ToLongFunction<K> key) throws IOException {
        out.writeInt(groups.size());
        for (var one : groups.entrySet()) {
            out.writeLong(key.applyAsLong(one.getKey()));
            one.getValue().write(out);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static DemandPool read(DataInput in) throws IOException {
        var pool = new DemandPool(Rhythm.valueOf(in.readUTF()), in.readInt(), in.readInt());
        for (int left = in.readInt(); left > 0; left--) {
            float[] sum = new float[pool.periods];
            int category = in.readInt();
            for (int t = 0; t < sum.length; t++) {
                sum[t] = in.readFloat();
            }
            pool.categories.put(category, sum);
        }
        pool.everything.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            pool.byCategory.computeIfAbsent((int) in.readLong(), _ -> new Group(pool.rhythm.phases())).read(in);
        }
        for (int left = in.readInt(); left > 0; left--) {
            pool.byPlace.computeIfAbsent((int) in.readLong(), _ -> new Group(pool.rhythm.phases())).read(in);
        }
        for (int left = in.readInt(); left > 0; left--) {
            pool.byBoth.computeIfAbsent(in.readLong(), _ -> new Group(pool.rhythm.phases())).read(in);
        }
        return pool;
    }

    private float[] nothing() {
        float[] none = new float[periods];
        Arrays.fill(none, Float.NaN);
        return none;
    }

    private static long both(int category, int warehouse) {
        return (long) category << 32 | warehouse;
    }

    /** Sums per phase. */
    private static final class Group {
        private final double[] sold;
        private final double[] known;
        private double squares;
        private double logPrice;
        private int prices;

        Group(int phases) {
            sold = new double[phases];
            known = new double[phases];
        }

        void add(int phase, float units) {
            sold[phase] += units;
            known[phase]++;
            squares += (double) units * units;
        }

        void write(DataOutput out) throws IOException {
            for (int p = 0; p < sold.length; p++) {
                out.writeDouble(sold[p]);
                out.writeDouble(known[p]);
            }
            out.writeDouble(squares);
            out.writeDouble(logPrice);
            out.writeInt(prices);
        }

        void read(DataInput in) throws IOException {
            for (int p = 0; p < sold.length; p++) {
                sold[p] = in.readDouble();
                known[p] = in.readDouble();
            }
            squares = in.readDouble();
            logPrice = in.readDouble();
            prices = in.readInt();
        }

        double mean() {
            double days = Arrays.stream(known).sum();
            return days == 0 ? 0 : Arrays.stream(sold).sum() / days;
        }

        /** Factors shrunk to others by counts, more where demand is lumpy. */
        double[] profile(double[] prior) {
            double mean = mean();
            double days = Arrays.stream(known).sum();
            double lumpiness = mean > 0 ? Math.max(1, squares / days / mean - mean) : 1;
            double counts = PROFILE_COUNTS * lumpiness;
            double[] profile = new double[sold.length];
            Arrays.setAll(profile, p -> (sold[p] + counts * prior[p]) / (known[p] * mean + counts));
            double average = Arrays.stream(profile).average().orElse(1);
            Arrays.setAll(profile, p -> profile[p] / average);
            return profile;
        }
    }
}
