package org.quartermaster.launcher.trainer.retail;

/** Births and deaths of products: launches with a ramp, a diffusion curve, a fade-out. */
final class LifeCycle {

    private LifeCycle() {
    }

    /**
     * Bends the expected demand.
     *
     * @param past steps before the first one to forecast
     * @return the step of the launch, 0 when it lies before the series
     */
    static int live(Chance chance, double[] mean, int past) {
        return switch (chance.whole(0, 3)) {
            case 0, 1 -> launch(chance, mean, past);
            case 2 -> diffuse(chance, mean, past);
            default -> fade(chance, mean, past);
        };
    }

    private static int launch(Chance chance, double[] mean, int past) {
        int birth = chance.whole(0, past - 8);
        double ramp = chance.logUniform(1, 60);
        double hype = chance.isTrue(0.4) ? chance.uniform(0, 3) : 0;
        double calm = chance.logUniform(10, 90);
        for (int t = 0; t < mean.length; t++) {
            double age = t - birth;
            mean[t] *= age < 0 ? 0 : (1 - Math.exp(-(age + 1) / ramp)) * (1 + hype * Math.exp(-age / calm));
        }
        return birth;
    }

    /** Bass (1969): adopters follow innovators p and imitators q. */
    private static int diffuse(Chance chance, double[] mean, int past) {
        int birth = chance.whole(0, past - 8);
        double p = chance.logUniform(0.0005, 0.01);
        double q = chance.logUniform(0.005, 0.08);
        double top = (p + q) * (p + q) / (4 * q);
        double adopted = 0;
        for (int t = 0; t < mean.length; t++) {
            double rate = t < birth ? 0 : (p + q * adopted) * (1 - adopted);
            adopted += rate;
            mean[t] *= rate / top;
        }
        return birth;
    }

    private static int fade(Chance chance, double[] mean, int past) {
        int from = chance.whole(past / 4, mean.length - 1);
        double speed = chance.logUniform(3, 150);
        boolean abrupt = chance.isTrue(0.3);
        for (int t = from; t < mean.length; t++) {
            mean[t] *= abrupt ? 0 : Math.exp(-(t - from) / speed);
        }
        return 0;
    }
}
