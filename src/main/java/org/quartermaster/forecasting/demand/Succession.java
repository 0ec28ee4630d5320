package org.quartermaster.forecasting.demand;

/** Joins the history of the SKU that a new one replaces. */
public final class Succession {

    private Succession() {
    }

    /**
     * The successor's own days from its first sale on, {@code share} of the predecessor's before; the successor itself when it has sold for longer than {@code ownDays}.
     *
     * @param own         units of the successor, NaN where missing
     * @param firstSale   index of its first sale, −1 when there is none
     * @param predecessor units of the predecessor on the same days
     * @param share       share of its demand that moves over, 0…2
     * @param ownDays     own history that is enough
     */
    public static float[] join(float[] own, int firstSale, float[] predecessor, double share, int ownDays) {
        int launch = firstSale < 0 ? own.length : firstSale;
        if (own.length - launch > ownDays || share <= 0) {
            return own;
        }
        float[] joined = own.clone();
        for (int t = 0; t < launch; t++) {
            joined[t] = (float) (predecessor[t] * share);
        }
        return joined;
    }
}
