package org.quartermaster.learning.boosting;

/**
 * Why a prediction is what it is: SHAP values of the trees (Lundberg et al. 2018, "Consistent individualized feature attribution for tree ensembles").
 *
 * @param base          the expected sum of trees over the training rows
 * @param contributions what each feature adds, in the order of the model's features
 * @param logLink       whether base and contributions add up to the logarithm of the prediction
 */
public record Explanation(double base, double[] contributions, boolean logLink) {

    /** base + Σ contributions, on the prediction's own scale. */
    public double prediction() {
        double sum = base;
        for (double contribution : contributions) {
            sum += contribution;
        }
        return logLink ? Math.exp(sum) : sum;
    }
}
