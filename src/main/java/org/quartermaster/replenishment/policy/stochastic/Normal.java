package org.quartermaster.replenishment.policy.stochastic;

/** The normal distribution, to about 1e-9. */
public final class Normal {

    private Normal() {
    }

    /** Φ(z) (Abramowitz and Stegun 1964, 26.2.11 and 26.2.14). */
    public static double cumulative(double z) {
        if (z < -38) {
            return 0;
        }
        if (z > 38) {
            return 1;
        }
        return z < 0 ? tail(-z) : 1 - tail(z);
    }

    /** 1 − Φ(z) for z ≥ 0: Taylor series below 3, Laplace's continued fraction above. */
    private static double tail(double z) {
        if (z < 3) {
            double term = z;
            double sum = z;
            for (int i = 1; i < 80; i++) {
                term *= z * z / (2 * i + 1);
                sum += term;
            }
            return 0.5 - density(z) * sum;
        }
        double fraction = z;
        for (int i = 60; i > 0; i--) {
            fraction = z + i / fraction;
        }
        return density(z) / fraction;
    }

    public static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** Φ⁻¹(p): Tukey's lambda start, polished by three Halley steps. Clamped to ±8. */
    public static double quantile(double p) {
        if (p <= 0 || p >= 1) {
            return p <= 0 ? -8 : 8;
        }
        double z = start(p);
        for (int i = 0; i < 3; i++) {
            double error = (cumulative(z) - p) / Math.max(1e-300, density(z));
            z -= error / (1 + z * error / 2);
        }
        return Math.clamp(z, -8, 8);
    }

    /** Tukey's lambda start, |error| < 0.02 over 0.001…0.999, enough for Halley. */
    private static double start(double p) {
        return 4.91 * (Math.pow(p, 0.14) - Math.pow(1 - p, 0.14));
    }

    /** 1 − Φ(z), exact in the far tail. */
    public static double above(double z) {
        return z < 0 ? 1 - above(-z) : z > 38 ? 0 : tail(z);
    }

    /** E[(X − stock)⁺] of N(mean, deviation²): deviation · (φ(z) − z·(1 − Φ(z))). */
    public static double loss(double mean, double deviation, double stock) {
        if (deviation == 0) {
            return Math.max(0, mean - stock);
        }
        double z = (stock - mean) / deviation;
        return Math.max(0, deviation * (density(z) - z * (1 - cumulative(z))));
    }

    /**
     * E[((X − stock)⁺)²] / 2 of N(mean, deviation²), the second-order loss: deviation²/2 · ((z² + 1)·(1 − Φ(z)) − z·φ(z)) (Hadley and Whitin 1963,
     * appendix 4).
     */
    public static double secondLoss(double mean, double deviation, double stock) {
        double z = (stock - mean) / deviation;
        return deviation * deviation / 2 * ((z * z + 1) * above(z) - z * density(z));
    }
}
