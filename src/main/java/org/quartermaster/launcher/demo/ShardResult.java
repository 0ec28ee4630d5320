package org.quartermaster.launcher.demo;

import java.util.List;

/**
 * What is left of a shard when its rows are written.
 *
 * @param truthDemand    gzipped lines of the truth, see {@link TruthFolder}
 * @param truthSeries    gzipped parameters per series
 * @param anomalies      lines of planted anomalies
 * @param litres         volume of the stock per warehouse
 * @param minimumOrder   minimum order value of the supplier, its currency
 * @param dailySales     rows written
 */
record ShardResult(int supplier, byte[] truthDemand, byte[] truthSeries, List<String> anomalies, Candidates candidates, double[] litres,
                   double minimumOrder, long dailySales) { }
