package org.quartermaster.alerts.detection;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a finding is one, and where its money comes from.
 *
 * @param value   the terms of the money; they add up to it
 * @param numbers named figures that the screen puts into words
 * @param texts   codes that belong to it, for example the orders of a burst
 * @param series  what happened against what was expected; {@link Series#NONE} when a picture says nothing
 */
public record Evidence(List<Term> value, Map<String, Double> numbers, List<String> texts, Series series) {

    /**
     * One term of the money.
     *
     * @param code   text key below {@code alerts.term}
     * @param units  how many
     * @param rate   company currency per unit, signed
     * @param amount company currency, signed: {@code units · rate}
     */
    public record Term(String code, double units, double rate, double amount) {
        public static Term of(String code, double units, double rate) {
            return new Term(code, units, rate, units * rate);
        }
    }

    /**
     * Days in a row, units per day; the arrays are equally long, NaN where nothing is known.
     *
     * @param from   day of index 0; null when there are no days
     * @param actual what was
     * @param low    lower edge of what was expected
     * @param high   upper edge
     */
    public record Series(LocalDate from, double[] actual, double[] low, double[] high) {
        public static final Series NONE = new Series(null, new double[0], new double[0], new double[0]);

        public boolean isEmpty() {
            return actual.length == 0;
        }
    }

    public Evidence {
        value = List.copyOf(value);
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        texts = List.copyOf(texts);
    }

    /** Sum of the terms, company currency. */
    public double money() {
        return value.stream().mapToDouble(Term::amount).sum();
    }

    /** A figure, NaN when it is not there. */
    public double number(String name) {
        return numbers.getOrDefault(name, Double.NaN);
    }
}
