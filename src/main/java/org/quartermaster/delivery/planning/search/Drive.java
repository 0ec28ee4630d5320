package org.quartermaster.delivery.planning.search;

/**
 * Drives a route from beginning to end: breaks, several windows, lateness, what is on board, pairs and reloads. Slower than the constant-time checks and knows
 * every rule; used where one of the rules needs it.
 */
final class Drive {
    final int[] order;
    int length;
    int departure;
    int back;
    /** Money for time and lateness of the route driven last. */
    double timeCents;

    private final Instance t;
    private final int[] placeOf;
    private final int[] onBoard = new int[Instance.PARTS];
    private double late;
    private int unpaid;
    private boolean hasRested;

    Drive(Instance instance) {
        t = instance;
        order = new int[t.stops + 2];
        placeOf = new int[t.stops];
    }

    /** All money of the route in {@link #order}; infinite when it breaks a rule. */
    double cents(int v) {
        if (length == 0) {
            timeCents = 0;
            return 0;
        }
        if (!carries(v) || !isInTime(v)) {
            return Double.POSITIVE_INFINITY;
        }
        timeCents = (back - departure - unpaid) * t.perSecond[v] + late;
        return metres(v) * t.perMetre[v] + t.perUse[v] + timeCents;
    }

    private long metres(int v) {
        long metres = 0;
        int at = t.startNode[v];
        for (int i = 0; i < length; i++) {
            metres += t.metres[at * t.nodes + order[i]];
            at = order[i];
        }
        return metres + t.metres[at * t.nodes + t.endNode[v]];
    }

    private boolean isInTime(int v) {
        int at = t.startNode[v];
        int now = t.shiftFrom[v];
        late = 0;
        unpaid = 0;
        hasRested = t.restSeconds[v] == 0;
        for (int i = 0; i < length; i++) {
            int c = order[i];
            int drive = t.seconds[at * t.nodes + c];
            int begin = t.serviceStart(c, now + drive);
            if (!hasRested && begin + t.service[c] > t.restTo[v]) {
                now = rest(v, now, i > 0);
                begin = t.serviceStart(c, now + drive);
            }
            if (begin > t.due[c]) {
                return false;
            }
            departure = i == 0 ? begin - drive : departure;
            late += t.lateCents(c, begin);
            now = begin + t.service[c];
            at = c;
        }
        int home = t.seconds[at * t.nodes + t.endNode[v]];
        if (!hasRested && now + home > t.restTo[v]) {
            now = rest(v, now, true);
        }
        back = now + home;
        return back <= t.shiftTo[v] && back - departure <= t.longest[v];
    }

    private int rest(int v, int now, boolean isAway) {
        hasRested = true;
        unpaid = isAway ? t.restSeconds[v] : 0;
        return Math.max(now, t.restFrom[v]) + t.restSeconds[v];
    }

    /** Whether everything fits on every trip and pairs are kept; stops whose partner is not on the route are let pass. */
    private boolean carries(int v) {
        for (int i = 0; i < length; i++) {
            placeOf[order[i]] = -1;
        }
        int from = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || t.isReload[order[i]]) {
                if (!carries(v, from, i)) {
                    return false;
                }
                from = i + 1;
            }
        }
        return true;
    }

    private boolean carries(int v, int from, int to) {
        for (int part = 0; part < t.parts; part++) {
            onBoard[part] = 0;
            for (int i = from; i < to; i++) {
                onBoard[part] += t.partner[order[i]] < 0 ? t.demand[part][order[i]] : 0;
            }
            if (onBoard[part] > t.capacity[part][v]) {
                return false;
            }
        }
        for (int i = from; i < to; i++) {
            placeOf[order[i]] = from;
            if (!changes(v, order[i], from)) {
                return false;
            }
        }
        return true;
    }

    /** Loads or unloads at a stop. */
    private boolean changes(int v, int c, int trip) {
        int other = t.partner[c];
        boolean isFetched = other >= 0 && !t.isPickup[c] && isOnRoute(other);
        if (isFetched && placeOf[other] != trip) {
            return false;
        }
        for (int part = 0; part < t.parts; part++) {
            int amount = other < 0 ? -t.demand[part][c] : t.isPickup[c] ? t.demand[part][c] : isFetched ? -t.demand[part][other] : 0;
            onBoard[part] += amount;
            if (onBoard[part] > t.capacity[part][v]) {
                return false;
            }
        }
        return true;
    }

    private boolean isOnRoute(int stop) {
        for (int i = 0; i < length; i++) {
            if (order[i] == stop) {
                return true;
            }
        }
        return false;
    }
}
