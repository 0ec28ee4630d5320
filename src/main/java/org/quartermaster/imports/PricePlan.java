package org.quartermaster.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The list prices of one SKU, each from a day on. Kept in two short arrays: a company has millions of them. */
final class PricePlan {

    static final int SCALE = 4;
    private static final int LITTLE = 2;

    private final BigDecimal before;
    private int[] days = new int[LITTLE];
    private long[] prices = new long[LITTLE];
    private int size;

    /** @param before what holds before the first step; null if nothing is known */
    PricePlan(BigDecimal before) {
        this.before = before;
    }

    /** What holds on a day. */
    Optional<BigDecimal> at(LocalDate day) {
        int place = Arrays.binarySearch(days, 0, size, epochDay(day));
        int step = place >= 0 ? place : -place - 2;
        return step >= 0 ? Optional.of(BigDecimal.valueOf(prices[step], SCALE)) : Optional.ofNullable(before);
    }

    /** A price holds from a day on. */
    void step(LocalDate from, BigDecimal price) {
        int day = epochDay(from);
        int place = Arrays.binarySearch(days, 0, size, day);
        if (place < 0) {
            place = -place - 1;
            makeRoom(place);
            days[place] = day;
        }
        prices[place] = price.setScale(SCALE).unscaledValue().longValueExact();
    }

    private void makeRoom(int place) {
        if (size == days.length) {
            days = Arrays.copyOf(days, size + size / 2 + 1);
            prices = Arrays.copyOf(prices, days.length);
        }
        System.arraycopy(days, place, days, place + 1, size - place);
        System.arraycopy(prices, place, prices, place + 1, size - place);
        size++;
    }

    /**
     * A price holds up to a last day, then what held before comes back; steps between these days go.
     *
     * @return whether that changed anything
     */
    boolean hold(LocalDate from, LocalDate to, BigDecimal price) {
        int[] daysBefore = Arrays.copyOf(days, size);
        long[] pricesBefore = Arrays.copyOf(prices, size);
        if (to != null) {
            comeBackAfter(to);
            remove(epochDay(from), epochDay(to) + 1);
        }
        step(from, price);
        return !Arrays.equals(daysBefore, Arrays.copyOf(days, size)) || !Arrays.equals(pricesBefore, Arrays.copyOf(prices, size));
    }

    /** What holds on the last day holds on the next one too, if that has no step of its own. */
    private void comeBackAfter(LocalDate to) {
        if (Arrays.binarySearch(days, 0, size, epochDay(to) + 1) < 0) {
            step(to.plusDays(1), at(to).orElseThrow());
        }
    }

    private void remove(int from, int to) {
        int first = insertion(from);
        int next = insertion(to);
        System.arraycopy(days, next, days, first, size - next);
        System.arraycopy(prices, next, prices, first, size - next);
        size -= next - first;
    }

    private int insertion(int day) {
        int place = Arrays.binarySearch(days, 0, size, day);
        return place >= 0 ? place : -place - 1;
    }

    void forEach(BiConsumer<LocalDate, BigDecimal> step) {
        for (int i = 0; i < size; i++) {
            step.accept(LocalDate.ofEpochDay(days[i]), BigDecimal.valueOf(prices[i], SCALE));
        }
    }

    private static int epochDay(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }
}
