package org.quartermaster.delivery.travel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.TravelMatrix.Place;

/** A matrix while it is filled: estimated cells are replaced by known ones. */
final class LegCells {
    private final int size;
    private final int[] metres;
    private final int[] seconds;
    private final boolean[] isKnown;
    /** Places that are the same to a ten-thousandth of a degree share their legs. */
    private final Map<Long, List<Integer>> numbers = new HashMap<>();

    LegCells(List<Place> places, TravelMatrix estimated) {
        size = estimated.size();
        metres = new int[size * size];
        seconds = new int[size * size];
        isKnown = new boolean[size * size];
        for (int i = 0; i < size; i++) {
            numbers.computeIfAbsent(KnownLegs.key(places.get(i)), _ -> new ArrayList<>()).add(i);
            for (int j = 0; j < size; j++) {
                metres[i * size + j] = estimated.metres(i, j);
                seconds[i * size + j] = estimated.seconds(i, j);
            }
        }
    }

    /** Places by number; the legs from each to each are to be asked for. */
    record Block(List<Integer> from, List<Integer> to) {
    }

    void put(long from, long to, int legMetres, int legSeconds) {
        for (int i : numbers.getOrDefault(from, List.of())) {
            for (int j : numbers.getOrDefault(to, List.of())) {
                if (i != j) {
                    metres[i * size + j] = legMetres;
                    seconds[i * size + j] = legSeconds;
                    isKnown[i * size + j] = true;
                }
            }
        }
    }

    /** Cells that are known, of {@code size · (size − 1)}. */
    int known() {
        return (int) IntStream.range(0, isKnown.length).filter(cell -> isKnown[cell]).count();
    }

    TravelMatrix matrix() {
        return new TravelMatrix(size, metres.clone(), seconds.clone());
    }

    /**
     * What is missing, in blocks of at most so many begins and ends. Places of which more than half of the ways out are missing are asked for whole; what is
     * missing of the others then is their ways to those places. One new stop among n known ones costs 2 n legs, not n².
     */
    List<Block> missing(int most) {
        List<Integer> whole = numbersWhere(from -> missingFrom(from) > size / 2);
        var blocks = new ArrayList<Block>();
        add(blocks, whole, numbersWhere(to -> whole.stream().anyMatch(from -> isMissing(from, to))), most);
        List<Integer> others = numbersWhere(from -> !whole.contains(from));
        List<Integer> ends = numbersWhere(to -> others.stream().anyMatch(from -> isMissing(from, to)));
        add(blocks, others.stream().filter(from -> ends.stream().anyMatch(to -> isMissing(from, to))).toList(), ends, most);
        return blocks;
    }

    private boolean isMissing(int from, int to) {
        return from != to && !isKnown[from * size + to];
    }

    private long missingFrom(int from) {
        return IntStream.range(0, size).filter(to -> isMissing(from, to)).count();
    }

    private List<Integer> numbersWhere(IntPredicate isWanted) {
        return IntStream.range(0, size).filter(isWanted).boxed().toList();
    }

    private static void add(List<Block> blocks, List<Integer> from, List<Integer> to, int most) {
        for (int i = 0; i < from.size(); i += most) {
            for (int j = 0; j < to.size(); j += most) {
                blocks.add(new Block(from.subList(i, Math.min(from.size(), i + most)), to.subList(j, Math.min(to.size(), j + most))));
            }
        }
    }
}
