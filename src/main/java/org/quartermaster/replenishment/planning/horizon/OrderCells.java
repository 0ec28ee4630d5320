package org.quartermaster.replenishment.planning.horizon;

import java.util.ArrayList;
import java.util.List;

/** Which cells may stand in which order. */
final class OrderCells {

    private OrderCells() {
    }

    /** {@code [order]} its cells, ascending. */
    static List<int[]> of(HorizonProblem problem) {
        var found = new ArrayList<List<Integer>>();
        for (int order = 0; order < problem.orders(); order++) {
            found.add(new ArrayList<>());
        }
        int cell = 0;
        for (HorizonItem item : problem.items()) {
            for (HorizonSource source : item.sources()) {
                for (int week = 0; week < problem.weeks(); week++) {
                    found.get(problem.order(source.supplier(), item.warehouse(), week)).add(cell++);
                }
            }
        }
        return found.stream().map(cells -> cells.stream().mapToInt(Integer::intValue).toArray()).toList();
    }
}
