package org.quartermaster.learning.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TreesTest {

    /** One chain of splits, so that the arrays grow while a node gets its children. */
    @Test
    void everySplitKeepsItsChildrenWhileTheArraysGrow() {
        var builder = new Trees.Builder();
        int node = builder.root(10_000);
        builder.split(node, 0, 0, false, 1, 1);
        int last = builder.root(10_000);
        for (int i = 0; i < 6_000; i++) {
            last = builder.split(last, 0, i, false, 1, 1);
        }
        var trees = builder.build();
        for (int n = 0; n < trees.nodes(); n++) {
            if (trees.feature()[n] >= 0) {
                assertThat(trees.left()[n]).as("node %d", n).isGreaterThan(n);
            }
        }
    }

    @Test
    void everySplitKeepsItsChildrenWhereverTheArraysGrow() {
        var builder = new Trees.Builder();
        for (int tree = 0; tree < 3; tree++) {
            int last = builder.root(10_000);
            for (int i = 0; i < 1_000 + tree; i++) {
                last = builder.split(last, 0, i, false, 1, 1);
            }
        }
        var trees = builder.build();
        for (int n = 0; n < trees.nodes(); n++) {
            assertThat(trees.feature()[n] < 0 || trees.left()[n] > n).as("node %d", n).isTrue();
        }
    }
}
