package org.quartermaster.launcher.demo;

import java.util.EnumSet;

/**
 * A product as the generator knows it.
 *
 * @param id           identity, from 1, neighbours have the same supplier
 * @param price        list price on the first day of history, company currency
 * @param second       index of a second supplier, −1 for none
 * @param anomalySite  the warehouse of the planted spike
 */
record Sku(int id, String code, Bilingual name, Family family, String brand, double cost, double price, double litres, double kilograms, int supplier,
           int second, Life life, Demand demand, EnumSet<Anomaly> anomalies, int anomalySite) {

    /**
     * When it is sold, as day indices.
     *
     * @param from        first day on sale; far below 0 for old ones, may lie after today
     * @param to          last day on sale, {@link Integer#MAX_VALUE} for none
     * @param predecessor identity of the SKU it follows, 0 for none
     * @param share       share of the predecessor's demand that moves over
     */
    record Life(int from, int to, int predecessor, double share) {

        String state() {
            if (to < History.DAYS) {
                return "ended";
            }
            if (to < Integer.MAX_VALUE) {
                return "phasing_out";
            }
            return from > History.DAYS - 60 ? "new" : "active";
        }
    }

    /**
     * How it sells.
     *
     * @param rate       units per day in a middling warehouse before all factors
     * @param yearTrend  growth per year, 0.1 is 10 %
     * @param dispersion size of the negative binomial: variance = mean + mean² / dispersion
     * @param lot        mean units of one demand, for intermittent and lumpy ones
     */
    record Demand(double rate, double yearTrend, double dispersion, double elasticity, double lot) { }

    boolean has(Anomaly anomaly) {
        return anomalies.contains(anomaly);
    }
}
