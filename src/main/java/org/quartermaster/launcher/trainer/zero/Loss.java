package org.quartermaster.launcher.trainer.zero;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * What a network is to make small: pinball loss of the quantiles and Poisson deviance of the mean against what came true, both on the scale of each series, and, where a batch is taught, the distance of its quantiles from a
 * teacher's.
 *
 * <p>{@code (1 − a) · Σ w (2 · pinball + 0.1 · deviance) / Σ w + a · Σ w |q − teacher's q| / Σ w}, w the weight of the step, less where the future is {@value #LARGEST_SURPRISE} times the scale.
 */
final class Loss {

    private static final float MEAN_WEIGHT = 0.1f;
    private static final float LARGEST_SURPRISE = 5;
    private static final float NEAR_STEPS = 48;

    private final float[] steps;
    private final float teaching;

    private Loss(float[] steps, double teaching) {
        this.steps = steps;
        this.teaching = (float) teaching;
    }

    /** What comes true alone; near steps count more: 1 / (1 + h / 48). */
    static Loss ofTruth() {
        float[] weights = new float[ZeroNetwork.HORIZON];
        for (int h = 0; h < weights.length; h++) {
            weights[h] = 1 / (1 + h / NEAR_STEPS);
        }
        return new Loss(weights, 0);
    }

    /**
     * A teacher's quantiles as well; later steps count more: exp(tilt · h / (T − 1)) (DistilTS, arXiv 2601.12785).
     *
     * @param share of the teacher, 0…1
     */
    static Loss ofTeacher(double share, double tilt) {
        return new Loss(tilted(tilt), share);
    }

    /** Weights of the steps, 1 for the first. */
    static float[] tilted(double tilt) {
        float[] weights = new float[ZeroNetwork.HORIZON];
        for (int h = 0; h < weights.length; h++) {
            weights[h] = (float) Math.exp(tilt * h / (weights.length - 1));
        }
        return weights;
    }

    NDArray of(TorchOperators ops, NDManager manager, ZeroNetwork.Answer<NDArray> answer, Batch batch) {
        NDArray truth = ofTruth(ops, manager, answer, batch);
        return teaching == 0 || !batch.isTaught() ? truth : truth.mul(1 - teaching).add(ofTeacher(ops, manager, answer, batch).mul(teaching));
    }

    private NDArray ofTruth(TorchOperators ops, NDManager manager, ZeroNetwork.Answer<NDArray> answer, Batch batch) {
        NDArray scale = answer.scale();
        NDArray target = manager.create(batch.target, TorchOperators.shape(batch.size, ZeroNetwork.HORIZON)).div(scale);
        NDArray known = manager.create(batch.known, TorchOperators.shape(batch.size, ZeroNetwork.HORIZON));
        NDArray weight = weight(ops, target, known);
        NDArray below = target.reshape(-1, ZeroNetwork.HORIZON, 1).sub(answer.quantiles().div(scale.reshape(-1, 1, 1)));
        NDArray levels = ops.constant(levels(), 1, 1, ZeroNetwork.WIDTH);
        NDArray pinball = below.mul(levels).maximum(below.mul(levels).sub(below)).mean(new int[] {2});
        NDArray mean = answer.mean().div(scale);
        NDArray deviance = mean.sub(target.mul(mean.add(1e-4).log()));
        return pinball.mul(2).add(deviance.mul(MEAN_WEIGHT)).mul(weight).sum().div(weight.sum());
    }

    private NDArray ofTeacher(TorchOperators ops, NDManager manager, ZeroNetwork.Answer<NDArray> answer, Batch batch) {
        NDArray scale = answer.scale().reshape(-1, 1, 1);
        NDArray teacher = manager.create(batch.teacher(), TorchOperators.shape(batch.size, ZeroNetwork.HORIZON, ZeroNetwork.WIDTH)).div(scale);
        NDArray taught = manager.create(batch.taught(), TorchOperators.shape(batch.size, ZeroNetwork.HORIZON));
        NDArray weight = weight(ops, teacher.mean(new int[] {2}), taught);
        return answer.quantiles().div(scale).sub(teacher).abs().mean(new int[] {2}).mul(weight).sum().div(weight.sum());
    }

    /** Of each step where something is known; less for a future far above the past. */
    private NDArray weight(TorchOperators ops, NDArray target, NDArray known) {
        NDArray count = known.sum(new int[] {1}, true).maximum(1);
        NDArray future = target.mul(known).sum(new int[] {1}, true).div(count);
        return known.mul(future.maximum(LARGEST_SURPRISE).pow(-1).mul(LARGEST_SURPRISE)).mul(ops.constant(steps, 1, ZeroNetwork.HORIZON));
    }

    private static float[] levels() {
        float[] levels = new float[ZeroNetwork.WIDTH];
        for (int q = 0; q < levels.length; q++) {
            levels[q] = (float) ZeroNetwork.LEVELS[q];
        }
        return levels;
    }
}
