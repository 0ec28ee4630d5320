package org.quartermaster.delivery.planning.search;

/** What a step has changed, so that it can be undone: each route is copied before its first change and swapped back. */
final class Undo {
    private final Tours tours;
    private final int[][] cells;
    private final int[] len;
    private final int[] metres;
    private final int[] departure;
    private final int[] back;
    private final double[] cost;
    private final int[][] spare;
    private final int[] touched;
    private final boolean[] isTouched;
    private int touchedCount;
    private double total;

    Undo(Tours plan) {
        tours = plan;
        int vehicles = plan.t.vehicles;
        cells = new int[vehicles][0];
        len = new int[vehicles];
        metres = new int[vehicles];
        departure = new int[vehicles];
        back = new int[vehicles];
        cost = new double[vehicles];
        spare = new int[Instance.PARTS][vehicles];
        touched = new int[vehicles];
        isTouched = new boolean[vehicles];
    }

    void begin() {
        for (int i = 0; i < touchedCount; i++) {
            isTouched[touched[i]] = false;
        }
        touchedCount = 0;
        tours.absent.begin();
        total = tours.total;
    }

    /** To be called before a route is changed. */
    void touch(int v) {
        if (isTouched[v]) {
            return;
        }
        isTouched[v] = true;
        touched[touchedCount++] = v;
        int used = (tours.len[v] + 2) * tours.stride;
        if (cells[v].length < used) {
            cells[v] = new int[tours.cells[v].length];
        }
        System.arraycopy(tours.cells[v], 0, cells[v], 0, used);
        len[v] = tours.len[v];
        metres[v] = tours.metres[v];
        departure[v] = tours.departure[v];
        back[v] = tours.back[v];
        cost[v] = tours.cost[v];
        for (int part = 0; part < tours.t.parts; part++) {
            spare[part][v] = tours.spare[part][v];
        }
    }

    void putBack() {
        for (int i = 0; i < touchedCount; i++) {
            putBack(touched[i]);
        }
        tours.absent.putBack();
        for (int i = 0; i < tours.absent.count; i++) {
            tours.routeOf[tours.absent.stops[i]] = -1;
        }
        tours.total = total;
    }

    private void putBack(int v) {
        int[] swap = tours.cells[v];
        tours.cells[v] = cells[v];
        cells[v] = swap;
        if ((len[v] == 0) != (tours.len[v] == 0)) {
            tours.fleet.toggle(v);
        }
        tours.len[v] = len[v];
        tours.metres[v] = metres[v];
        tours.departure[v] = departure[v];
        tours.back[v] = back[v];
        tours.cost[v] = cost[v];
        for (int part = 0; part < tours.t.parts; part++) {
            tours.spare[part][v] = spare[part][v];
        }
        int[] route = tours.cells[v];
        int stride = tours.stride;
        for (int k = stride, end = (len[v] + 1) * stride; k < end; k += stride) {
            tours.routeOf[route[k]] = v;
            tours.placeOf[route[k]] = k;
        }
    }
}
