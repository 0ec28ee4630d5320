package org.quartermaster.replenishment.planning;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.quartermaster.replenishment.planning.LineMove.Change;

/**
 * The moves of a buyer: some packs more or less, all or nothing, up to a price break, another supplier, the day of another order of the same supplier, a
 * whole order to another day, one line up and another down.
 */
public class LineMoves implements MoveIteratorFactory<JointSolution, LineMove> {

    @Override
    public long getSize(ScoreDirector<JointSolution> director) {
        return director.getWorkingSolution().lines().size() * 20L;
    }

    @Override
    public Iterator<LineMove> createOriginalMoveIterator(ScoreDirector<JointSolution> director) {
        return createRandomMoveIterator(director, new Random(0));
    }

    @Override
    public Iterator<LineMove> createRandomMoveIterator(ScoreDirector<JointSolution> director, Random random) {
        return new Moves(director.getWorkingSolution().lines().stream().filter(line -> !line.isPinned()).toList(), random);
    }

    private static final class Moves implements Iterator<LineMove> {
        private final List<PlannedLine> lines;
        private final Map<PlanWarehouse, Map<PlanSupplier, List<PlannedLine>>> neighbours = new HashMap<>();
        private final Random random;

        Moves(List<PlannedLine> lines, Random random) {
            this.lines = lines;
            this.random = random;
            for (PlannedLine line : lines) {
                for (Source source : line.need().sources()) {
                    neighbours.computeIfAbsent(line.need().warehouse(), _ -> new HashMap<>())
                            .computeIfAbsent(source.supplier(), _ -> new ArrayList<>()).add(line);
                }
            }
        }

        @Override
        public boolean hasNext() {
            return !lines.isEmpty();
        }

        @Override
        public LineMove next() {
            PlannedLine line = lines.get(random.nextInt(lines.size()));
            return switch (random.nextInt(10)) {
                case 0, 1, 2 -> one(morePacks(line, (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(3))));
                case 3 -> one(line.isOrdered() ? packs(line, 0) : packs(line, usualPacks(line)));
                case 4 -> one(toBreakOrHalf(line));
                case 5 -> one(otherSource(line));
                case 6 -> one(new Change(line, line.getSource(), line.getPacks(), anyDay(line)));
                case 7 -> one(dayOfNeighbour(line));
                case 8 -> wholeOrder(line);
                default -> exchange(line);
            };
        }

        private static LineMove one(Change change) {
            return new LineMove(List.of(change));
        }

        private static Change packs(PlannedLine line, int packs) {
            return new Change(line, line.getSource(), packs, line.getDay());
        }

        /** Steps over the gap between nothing and the MOQ. */
        private static Change morePacks(PlannedLine line, int more) {
            int least = FeasibleStart.leastPacks(line.getSource());
            int most = line.need().mostUnits() / line.getSource().offer().multiple();
            int wanted = line.getPacks() == 0 && more > 0 ? least + more - 1 : line.getPacks() + more;
            return packs(line, wanted < least || most < least ? 0 : Math.min(wanted, most));
        }

        private static int usualPacks(PlannedLine line) {
            OrderChoice optimum = line.need().optimum();
            int packs = optimum.sourceIndex() == line.getSource().index() ? optimum.packs() : 0;
            return Math.max(packs, Math.min(FeasibleStart.leastPacks(line.getSource()), line.need().mostUnits() / line.getSource().offer().multiple()));
        }

        private Change toBreakOrHalf(PlannedLine line) {
            var breaks = line.getSource().offer().priceBreaks();
            if (breaks.isEmpty()) {
                return morePacks(line, random.nextBoolean() ? Math.max(1, line.getPacks() / 4) : -Math.max(1, line.getPacks() / 4));
            }
            int units = line.getSource().offer().roundedUp(breaks.get(random.nextInt(breaks.size())).fromUnits());
            return units > line.need().mostUnits() ? morePacks(line, 1) : packs(line, units / line.getSource().offer().multiple());
        }

        private Change otherSource(PlannedLine line) {
            var sources = line.need().sources();
            Source other = sources.get(random.nextInt(sources.size()));
            int units = Math.min(other.offer().roundedUp(line.units()), other.offer().roundedDown(line.need().mostUnits()));
            int day = other.takesOrdersOn(line.getDay()) ? line.getDay() : other.offer().firstOrderDay();
            return new Change(line, other, units / other.offer().multiple(), day);
        }

        private int anyDay(PlannedLine line) {
            var days = line.getSource().offer().orderDays();
            return days.get(random.nextInt(days.size()));
        }

        private PlannedLine neighbour(PlannedLine line) {
            var others = neighbours.get(line.need().warehouse()).get(line.getSource().supplier());
            return others.get(random.nextInt(others.size()));
        }

        private Change dayOfNeighbour(PlannedLine line) {
            PlannedLine other = neighbour(line);
            int day = line.getSource().takesOrdersOn(other.getDay()) ? other.getDay() : line.getDay();
            int packs = line.isOrdered() ? line.getPacks() : usualPacks(line);
            return new Change(line, line.getSource(), packs, day);
        }

        /** All lines of the order to another day, or given up. */
        private LineMove wholeOrder(PlannedLine line) {
            if (!line.isOrdered()) {
                return one(packs(line, usualPacks(line)));
            }
            boolean giveUp = random.nextInt(4) == 0;
            int day = anyDay(line);
            OrderKey order = line.order();
            var changes = new ArrayList<Change>();
            for (PlannedLine other : neighbours.get(order.warehouse()).get(order.supplier())) {
                if (other.isOrdered() && other.order().equals(order)) {
                    changes.add(new Change(other, other.getSource(), giveUp ? 0 : other.getPacks(), day));
                }
            }
            return new LineMove(changes);
        }

        private LineMove exchange(PlannedLine line) {
            PlannedLine other = neighbour(line);
            return line == other ? one(morePacks(line, 1)) : new LineMove(List.of(morePacks(line, 1 + random.nextInt(2)), morePacks(other, -1 - random.nextInt(2))));
        }
    }
}
