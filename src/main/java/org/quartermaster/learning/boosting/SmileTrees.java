package org.quartermaster.learning.boosting;

import java.util.List;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.type.StructType;
import smile.model.cart.InternalNode;
import smile.model.cart.Loss;
import smile.model.cart.Node;
import smile.model.cart.OrdinalNode;
import smile.model.cart.RegressionNode;
import smile.regression.GradientTreeBoost;
import smile.regression.RegressionTree;

/**
 * Our trees as Smile's: every split becomes a Smile {@code InternalNode} with the row counts that TreeSHAP weighs by, every leaf a {@code RegressionNode}, every tree
 * a {@code RegressionTree}, all of them one {@code GradientTreeBoost} with shrinkage 1.
 *
 * <p>Smile has no constructor for a tree from a root, so a tree is fitted on two equal rows and its protected root replaced. Smile's {@code OrdinalNode}
 * sends {@code NaN} to the false child; splits that send it to the true one are a node class of ours.
 */
final class SmileTrees {

    private static final String TARGET = "target";

    private final StructType schema;
    private final GradientTreeBoost model;
    private final double expected;

    SmileTrees(List<String> features, double intercept, Trees trees) {
        schema = schema(features.size());
        StructField response = new StructField(TARGET, DataTypes.DoubleType);
        DataFrame seed = DataFrame.of(new double[2][features.size()], schema.names());
        RegressionTree[] grown = new RegressionTree[trees.size()];
        double sum = intercept;
        for (int t = 0; t < grown.length; t++) {
            grown[t] = new GrownTree(seed, response, node(trees, trees.roots()[t]));
            sum += expected(trees, trees.roots()[t]);
        }
        Formula predictors = Formula.rhs(schema.names());
        model = new GradientTreeBoost(predictors, grown, intercept, 1, new double[features.size()]);
        expected = sum;
    }

    static StructType schema(int features) {
        return new StructType(IntStream.range(0, features).mapToObj(f -> new StructField("f" + f, DataTypes.DoubleType)).toList());
    }

    /** Mean of the sum of trees over the training rows. */
    double expected() {
        return expected;
    }

    double predict(float[] row) {
        return model.predict(tuple(row));
    }

    /** SHAP values in the order of the features. Smile divides by the number of trees; this is undone. */
    double[] shap(float[] row) {
        if (model.size() == 0) {
            return new double[schema.length()];
        }
        double[] shap = model.shap(tuple(row));
        for (int f = 0; f < shap.length; f++) {
            shap[f] *= model.size();
        }
        return shap;
    }

    private Tuple tuple(float[] row) {
        double[] values = new double[schema.length()];
        for (int f = 0; f < values.length; f++) {
            values[f] = row[f];
        }
        return Tuple.of(schema, values);
    }

    private static Node node(Trees trees, int n) {
        int column = trees.feature()[n];
        if (column < 0) {
            return new RegressionNode(trees.cover()[n], trees.value()[n], trees.value()[n], 0);
        }
        Node left = node(trees, trees.left()[n]);
        Node right = node(trees, trees.left()[n] + 1);
        double threshold = trees.threshold()[n];
        return trees.missingLeft()[n] ? new MissingLeft(column, threshold, left, right) : new OrdinalNode(column, threshold, 0, 0, left, right);
    }

    private static double expected(Trees trees, int n) {
        if (trees.feature()[n] < 0) {
            return trees.value()[n];
        }
        int left = trees.left()[n];
        double rows = (double) trees.cover()[left] + trees.cover()[left + 1];
        return (trees.cover()[left] * expected(trees, left) + trees.cover()[left + 1] * expected(trees, left + 1)) / rows;
    }

    /** A Smile regression tree around a root that was grown elsewhere. */
    private static final class GrownTree extends RegressionTree {
        private static final long serialVersionUID = 1L;

        GrownTree(DataFrame seed, StructField response, Node grown) {
            super(seed, Loss.ls(new double[2]), response, 2, 2, 1, seed.ncol(), new int[] {1, 1}, null);
            this.root = grown;
        }
    }

    /** As Smile's ordinal split, but a missing value goes to the true child. */
    private static final class MissingLeft extends InternalNode {
        private static final long serialVersionUID = 1L;
        private final double threshold;

        MissingLeft(int feature, double threshold, Node trueChild, Node falseChild) {
            super(feature, 0, 0, trueChild, falseChild);
            this.threshold = threshold;
        }

        @Override
        public smile.model.cart.LeafNode predict(Tuple x) {
            return branch(x) ? trueChild().predict(x) : falseChild().predict(x);
        }

        @Override
        public boolean branch(Tuple x) {
            double value = x.getDouble(feature());
            return value <= threshold || Double.isNaN(value);
        }

        @Override
        public InternalNode replace(Node trueChild, Node falseChild) {
            return new MissingLeft(feature(), threshold, trueChild, falseChild);
        }

        @Override
        public String toString(StructType schema, boolean trueBranch) {
            return "%s%s%s".formatted(schema.field(feature()).name(), trueBranch ? "<=" : ">", threshold);
        }

        @Override
        public String dot(StructType schema, StructField response, int id) {
            return " %d [label=<%s &le; %s<br/>size = %d>];%n".formatted(id, schema.field(feature()).name(), threshold, size());
        }
    }
}
