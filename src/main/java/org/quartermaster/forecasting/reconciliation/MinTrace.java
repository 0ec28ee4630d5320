package org.quartermaster.forecasting.reconciliation;

/**
 * Minimum trace reconciliation of one node with its parts (Wickramasuriya, Athanasopoulos and Hyndman 2019, eq. 8), the covariance W of the errors shrunk to its diagonal (Schäfer and Strimmer 2005). Errors are kept per part, and
 * sums over parts stand in for the matrix: with D its diagonal, S the products of errors, {@code W = λ D + (1 − λ) S}, F the node's own forecast, B = Σ b the sum of its parts, each part becomes
 *
 * <p>{@code b + (F − B) · (λ S_bb + (1 − λ)(S_bB − S_bF)) / (S_FF − 2 (1 − λ) S_FB + λ Σ S_bb + (1 − λ) S_BB)}.
 *
 * <p>Worked number: two parts with error variances 1 and 3 that do not hang together, own forecast with variance 4, F − B = 8, λ = 1: the parts get 8 · 1/8 = 1 and 8 · 3/8 = 3.
 */
final class MinTrace {

    private MinTrace() {
    }

    /**
     * How much of {@code F − B} each part takes.
     *
     * @param parts errors {@code [part][observation]}
     * @param own   errors of the node's own forecast {@code [observation]}
     */
    static double[] shares(double[][] parts, double[] own) {
        double[] sum = new double[own.length];
        for (double[] part : parts) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        }
        double lambda = shrinkage(parts, own);
        double diagonal = 0;
        double[] shares = new double[parts.length];
        for (int c = 0; c < parts.length; c++) {
            double square = product(parts[c], parts[c]);
            diagonal += square;
            shares[c] = lambda * square + (1 - lambda) * (product(parts[c], sum) - product(parts[c], own));
        }
        double all = product(own, own) - 2 * (1 - lambda) * product(own, sum) + lambda * diagonal + (1 - lambda) * product(sum, sum);
        for (int c = 0; c < shares.length; c++) {
            shares[c] = all > 0 ? shares[c] / all : 0;
        }
        return shares;
    }

    /** λ = Σ Var(r) / Σ r² over all pairs of the correlations r, from the observations' own products: no pair is ever looked at. */
    static double shrinkage(double[][] parts, double[] own) {
        int m = own.length;
        double[][] gram = new double[m][m];
        double[] fourth = new double[m];
        double diagonal = 0;
        for (int c = 0; c <= parts.length; c++) {
            double[] errors = c < parts.length ? parts[c] : own;
            double scale = product(errors, errors);
            if (scale > 0) {
                for (int t = 0; t < m; t++) {
                    fourth[t] += Math.pow(errors[t], 4) / (scale * scale);
                    for (int u = 0; u < m; u++) {
                        gram[t][u] += errors[t] * errors[u] / scale;
                    }
                }
                diagonal++;
            }
        }
        double squares = -diagonal * m * m;
        double products = 0;
        for (int t = 0; t < m; t++) {
            products += gram[t][t] * gram[t][t] - fourth[t];
            for (int u = 0; u < m; u++) {
                squares += gram[t][u] * gram[t][u];
            }
        }
        squares /= (double) m * m;
        // Σ over pairs of m / (m − 1)³ · Σ over t of (z z' − r)²
        double variance = m / Math.pow(m - 1.0, 3) * (products - m * squares);
        return squares <= 0 || m < 2 ? 1 : Math.clamp(variance / squares, 0, 1);
    }

    /** Mean product. */
    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return a.length == 0 ? 0 : sum / a.length;
    }
}
