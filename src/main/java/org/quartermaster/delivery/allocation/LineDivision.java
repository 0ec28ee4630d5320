package org.quartermaster.delivery.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;

/**
 * Divides an order's lines among a set of warehouses so that each sends a parcel and their scores add up to the least. Lines that none of them has whole are
 * divided by units first, the warehouse with most giving most.
 */
final class LineDivision {
    private static final int MOST_DIVISIONS = 2_500;

    private final ParcelMaker maker;
    private final List<Site> sites;
    private final ToIntBiFunction<Site, Line> available;
    private final Map<List<Integer>, Optional<Parcel>> made = new HashMap<>();
    private final List<Line> pieces = new ArrayList<>();
    private final List<Integer> pinned = new ArrayList<>();
    private int[] best;
    private long bestScore = Long.MAX_VALUE;

    LineDivision(ParcelMaker parcels, List<Site> among, ToIntBiFunction<Site, Line> stock) {
        maker = parcels;
        sites = List.copyOf(among);
        available = stock;
    }

    /** The parcels, or empty when the set cannot ship all, or one of the set would have nothing to send. */
    Optional<List<Parcel>> best(List<Line> lines) {
        for (Line line : lines) {
            if (!cut(line)) {
                return Optional.empty();
            }
        }
        var division = new int[pieces.size()];
        long free = pinned.stream().filter(site -> site < 0).count();
        if (Math.pow(sites.size(), free) <= MOST_DIVISIONS) {
            tryAll(division, 0);
        } else {
            improve(division);
        }
        return best == null ? Optional.empty() : Optional.of(parcels(best));
    }

    /** A line that some warehouse of the set has whole stays whole; another is cut and its pieces pinned. */
    private boolean cut(Line line) {
        int[] stock = sites.stream().mapToInt(site -> available.applyAsInt(site, line)).toArray();
        if (Arrays.stream(stock).anyMatch(units -> units >= line.units())) {
            pieces.add(line);
            pinned.add(-1);
            return true;
        }
        int missing = line.units();
        while (missing > 0) {
            int most = most(stock);
            if (stock[most] == 0) {
                return false;
            }
            int units = Math.min(missing, stock[most]);
            pieces.add(line.of(units));
            pinned.add(most);
            stock[most] = 0;
            missing -= units;
        }
        return true;
    }

    private static int most(int[] stock) {
        int most = 0;
        for (int i = 1; i < stock.length; i++) {
            most = stock[i] > stock[most] ? i : most;
        }
        return most;
    }

    private void tryAll(int[] division, int piece) {
        if (piece == division.length) {
            keepIfBetter(division);
            return;
        }
        if (pinned.get(piece) >= 0) {
            division[piece] = pinned.get(piece);
            tryAll(division, piece + 1);
            return;
        }
        for (int site = 0; site < sites.size(); site++) {
            division[piece] = site;
            tryAll(division, piece + 1);
        }
    }

    /** Piece by piece to where it has stock, then single moves as long as one helps. */
    private void improve(int[] division) {
        for (int piece = 0; piece < division.length; piece++) {
            Line line = pieces.get(piece);
            int[] stock = sites.stream().mapToInt(site -> available.applyAsInt(site, line)).toArray();
            division[piece] = pinned.get(piece) >= 0 ? pinned.get(piece) : most(stock);
        }
        spread(division);
        keepIfBetter(division);
        boolean better = true;
        while (better) {
            long before = bestScore;
            for (int piece = 0; piece < division.length; piece++) {
                moveEverywhere(division, piece);
            }
            better = bestScore < before;
        }
    }

    private void moveEverywhere(int[] division, int piece) {
        if (pinned.get(piece) >= 0) {
            return;
        }
        int back = best == null ? division[piece] : best[piece];
        for (int site = 0; site < sites.size(); site++) {
            division[piece] = site;
            keepIfBetter(division);
        }
        division[piece] = best == null ? back : best[piece];
    }

    /** Gives each warehouse that has nothing yet the first piece that it can send. */
    private void spread(int[] division) {
        for (int site = 0; site < sites.size(); site++) {
            int empty = site;
            if (Arrays.stream(division).noneMatch(chosen -> chosen == empty)) {
                for (int piece = 0; piece < division.length; piece++) {
                    int owner = division[piece];
                    boolean spare = Arrays.stream(division).filter(chosen -> chosen == owner).count() > 1;
                    if (spare && pinned.get(piece) < 0 && available.applyAsInt(sites.get(site), pieces.get(piece)) >= pieces.get(piece).units()) {
                        division[piece] = site;
                        break;
                    }
                }
            }
        }
    }

    private void keepIfBetter(int[] division) {
        long score = 0;
        for (int site = 0; site < sites.size(); site++) {
            Optional<Parcel> parcel = parcel(division, site);
            if (parcel.isEmpty()) {
                return;
            }
            score += parcel.get().score().total();
        }
        if (score < bestScore) {
            bestScore = score;
            best = division.clone();
        }
    }

    /** The parcel of one warehouse; each load is made once. */
    private Optional<Parcel> parcel(int[] division, int site) {
        var key = new ArrayList<Integer>();
        key.add(site);
        for (int piece = 0; piece < division.length; piece++) {
            if (division[piece] == site) {
                key.add(piece);
            }
        }
        if (key.size() == 1) {
            return Optional.empty();
        }
        return made.computeIfAbsent(key, _ -> maker.make(sites.get(site), key.stream().skip(1).map(pieces::get).toList()));
    }

    private List<Parcel> parcels(int[] division) {
        var parcels = new ArrayList<Parcel>();
        for (int site = 0; site < sites.size(); site++) {
            parcels.add(parcel(division, site).orElseThrow());
        }
        return parcels;
    }
}
