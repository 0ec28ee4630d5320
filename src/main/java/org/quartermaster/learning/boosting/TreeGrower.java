package org.quartermaster.learning.boosting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.quartermaster.learning.features.Binning;

/**
 * Grows one tree leaf by leaf, always the leaf with the largest gain next (Shi 2007; Ke et al. 2017). The histogram of the smaller child is counted, the other one is the
 * parent's minus it.
 *
 * <p>Lives as long as one training and is used for one tree after the other, so that its arrays are allocated once.
 */
final class TreeGrower {

    private static final int PARALLEL_ROWS = 16_384;

    private final Binning binning;
    private final BoostingOptions options;
    private final Crew crew;
    private final Deque<long[][]> spare = new ArrayDeque<>();
    private final boolean[] goesLeft = new boolean[Histograms.BINS];
    private int[] order = new int[0];
    private int[] aside = new int[0];

    private PackedRows rows;
    private Quantised gradients;
    private SplitSearch search;
    private BinnedTree tree;

    TreeGrower(Binning binning, BoostingOptions options, Crew crew) {
        this.binning = binning;
        this.options = options;
        this.crew = crew;
    }

    /** A leaf of the growing tree: the rows {@code order[from…to)}. */
    static final class Leaf {
        final int node;
        final int from;
        final int to;
        final Split.Sums sums;
        private long[][] histogram;
        private Split split;

        Leaf(int node, int from, int to, Split.Sums sums) {
            this.node = node;
            this.from = from;
            this.to = to;
            this.sums = sums;
        }
    }

    /** What was grown: the tree without leaf values, its leaves, and the drawn rows in leaf order. */
    record Grown(BinnedTree tree, List<Leaf> leaves, int[] order, SplitSearch search) {
    }

    /** Grows a tree on the gradients of the drawn rows. */
    Grown grow(PackedRows packed, Quantised quantised) {
        rows = packed;
        gradients = quantised;
        search = new SplitSearch(options.minRowsInLeaf(), options.l2(), quantised.gradientUnit(), quantised.curvatureUnit());
        tree = new BinnedTree(options.leaves());
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(root());
        while (leaves.size() < options.leaves()) {
            int best = best(leaves);
            if (best < 0) {
                break;
            }
            divide(leaves, best);
        }
        leaves.forEach(this::release);
        return new Grown(tree, leaves, order, search);
    }

    private Leaf root() {
        int n = rows.rows();
        if (order.length < n) {
            order = new int[n];
            aside = new int[n];
        }
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        Leaf root = new Leaf(tree.root(n), 0, n, gradients.total());
        root.histogram = histogram();
        Split[] found = new Split[rows.columns().length];
        crew.run(rows.blocks(), block -> {
            count(root, block);
            search(root, block, found);
        });
        root.split = better(found);
        return root;
    }

    private static int best(List<Leaf> leaves) {
        int best = -1;
        for (int i = 0; i < leaves.size(); i++) {
            Split split = leaves.get(i).split;
            if (split != null && (best < 0 || split.gain() > leaves.get(best).split.gain())) {
                best = i;
            }
        }
        return best;
    }

    private void divide(List<Leaf> leaves, int at) {
        Leaf parent = leaves.get(at);
        Split split = parent.split;
        int middle = partition(parent, split);
        int column = rows.columns()[split.place()];
        int child = tree.split(parent.node, column, split.bin(), binning.upperEdge(column, split.bin()), split.missingLeft(), middle - parent.from, parent.to - middle);
        Leaf left = new Leaf(child, parent.from, middle, split.left());
        Leaf right = new Leaf(child + 1, middle, parent.to, parent.sums.minus(split.left()));
        leaves.set(at, left);
        leaves.add(right);
        if (leaves.size() < options.leaves()) {
            searchChildren(parent, left, right);
        } else {
            release(parent);
        }
    }

    private void searchChildren(Leaf parent, Leaf left, Leaf right) {
        Leaf small = left.to - left.from <= right.to - right.from ? left : right;
        Leaf large = small == left ? right : left;
        if (large.to - large.from < 2 * options.minRowsInLeaf()) {
            release(parent);
            return;
        }
        small.histogram = histogram();
        large.histogram = parent.histogram;
        parent.histogram = null;
        Split[] ofSmall = new Split[rows.columns().length];
        Split[] ofLarge = new Split[ofSmall.length];
        crew.run(rows.blocks(), block -> {
            count(small, block);
            Histograms.subtract(large.histogram[block], small.histogram[block]);
            search(small, block, ofSmall);
            search(large, block, ofLarge);
        });
        small.split = better(ofSmall);
        large.split = better(ofLarge);
        releaseIfFinal(small);
        releaseIfFinal(large);
    }

    private void count(Leaf leaf, int block) {
        long[] into = leaf.histogram[block];
        Arrays.fill(into, 0);
        if (gradients.curvatureUnit() == 0) {
            Histograms.add(rows.words()[block], gradients.entries(), order, leaf.from, leaf.to, into);
        } else {
            Histograms.add(rows.words()[block], gradients.entries(), gradients.curvatures(), order, leaf.from, leaf.to, into);
        }
    }

    private void search(Leaf leaf, int block, Split[] found) {
        if (leaf.to - leaf.from < 2 * options.minRowsInLeaf()) {
            return;
        }
        for (int k = 0; k < rows.width(block); k++) {
            int place = block * PackedRows.WIDTH + k;
            found[place] = search.best(leaf.histogram[block], k, binning.bins(rows.columns()[place]), place, leaf.sums);
        }
    }

    private static Split better(Split[] found) {
        Split best = null;
        for (Split split : found) {
            if (split != null && (best == null || split.gain() > best.gain())) {
                best = split;
            }
        }
        return best;
    }

    /** Moves the rows of the true child to the front, keeping their order, and returns where the false child begins. */
    private int partition(Leaf leaf, Split split) {
        for (int b = 0; b < goesLeft.length; b++) {
            goesLeft[b] = b == 0 ? split.missingLeft() : b <= split.bin();
        }
        long[] words = rows.words()[split.place() / PackedRows.WIDTH];
        int shift = split.place() % PackedRows.WIDTH * 8;
        int n = leaf.to - leaf.from;
        int parts = n < PARALLEL_ROWS ? 1 : crew.threads();
        int[] starts = new int[parts + 1];
        int[] lefts = new int[parts];
        for (int p = 0; p <= parts; p++) {
            starts[p] = leaf.from + (int) ((long) n * p / parts);
        }
        crew.run(parts, p -> lefts[p] = partition(words, shift, starts[p], starts[p + 1]));
        return join(starts, lefts);
    }

    private int partition(long[] words, int shift, int from, int to) {
        int left = from;
        int right = from;
        for (int i = from; i < to; i++) {
            int row = order[i];
            order[left] = row;
            aside[right] = row;
            int isLeft = goesLeft[(int) (words[row] >>> shift) & 0xFF] ? 1 : 0;
            left += isLeft;
            right += 1 - isLeft;
        }
        return left - from;
    }

    private int join(int[] starts, int[] lefts) {
        int end = starts[0] + lefts[0];
        for (int p = 1; p < lefts.length; p++) {
            System.arraycopy(order, starts[p], order, end, lefts[p]);
            end += lefts[p];
        }
        int middle = end;
        for (int p = 0; p < lefts.length; p++) {
            int rights = starts[p + 1] - starts[p] - lefts[p];
            System.arraycopy(aside, starts[p], order, end, rights);
            end += rights;
        }
        return middle;
    }

    private long[][] histogram() {
        int length = PackedRows.WIDTH * Histograms.BINS * (gradients.curvatureUnit() == 0 ? 1 : 2);
        long[][] found = spare.poll();
        return found != null && found.length >= rows.blocks() && found[0].length == length ? found : new long[rows.blocks()][length];
    }

    private void releaseIfFinal(Leaf leaf) {
        if (leaf.split == null) {
            release(leaf);
        }
    }

    private void release(Leaf leaf) {
        if (leaf.histogram != null) {
            spare.push(leaf.histogram);
            leaf.histogram = null;
        }
    }
}
