package org.quartermaster.launcher.bench.nightly;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;

/** What the worklist asks when it opens, when a column is filtered or sorted and when the budget is moved; the median of nine answers each. */
final class MorningQuestions {

    private static final int TIMES = 9;
    private static final int PAGE = 100;
    private static final TableQuery OPEN = TableQuery.ALL.and(new Filter.OneOf("state", Set.of("proposed")));

    private final Proposals proposals;

    MorningQuestions(Proposals proposals) {
        this.proposals = proposals;
    }

    /** Milliseconds by question. */
    Map<String, Double> ask() {
        BigDecimal half = Actor.NIGHT_RUN.ask(() -> proposals.totals(OPEN)).value().divide(BigDecimal.TWO);
        Map<String, Double> answers = new LinkedHashMap<>();
        answers.put("first page", list(OPEN));
        answers.put("filter: SKU contains 12", list(OPEN.and(new Filter.Contains("sku", "12"))));
        answers.put("filter: one warehouse", list(OPEN.and(new Filter.OneOf("warehouse", Set.of("W01")))));
        answers.put("filter: value from 500", list(OPEN.and(new Filter.NumberBetween("value", BigDecimal.valueOf(500), null))));
        answers.put("sort: value", list(OPEN.sortedBy("value", true)));
        answers.put("sort: order by", list(OPEN.sortedBy("orderBy", false)));
        answers.put("sort: supplier", list(OPEN.sortedBy("supplier", false)));
        answers.put("budget slider", median(() -> proposals.within(OPEN, half)));
        return answers;
    }

    /** One page with the number of all rows and their totals, as the list shows them. */
    private double list(TableQuery query) {
        return median(() -> {
            proposals.page(query, 0, PAGE);
            proposals.count(query);
            proposals.totals(query);
        });
    }

    private static double median(Runnable question) {
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            Actor.NIGHT_RUN.run(question);
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        return Measured.median(millis);
    }
}
