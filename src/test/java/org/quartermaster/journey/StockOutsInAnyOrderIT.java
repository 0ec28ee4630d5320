package org.quartermaster.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.QuietWork;

/** Whatever comes first, and whenever it is looked at: the times without stock are the same. */
class StockOutsInAnyOrderIT {

    private final CountedShop shop = new CountedShop();

    @Test
    void salesThatComeAfterTheStockEndTimesLongAgo() throws IOException {
        shop.stock();
        assertThat(shop.find(CountedShop.TODAY, new QuietWork(Map.of()))).as("before the sales are known").contains("1 81–85 0.0000 found", "2 101–119 0.0000 found");
        shop.sales();
        assertThat(shop.find(CountedShop.TODAY, new QuietWork(Map.of()))).containsExactlyElementsOf(CountedShop.TIMES);
    }

    @Test
    void stockThatComesAfterTheSalesIsLookedAtFromItsFirstDay() throws IOException {
        shop.sales();
        shop.find(CountedShop.TODAY, new QuietWork(Map.of()));
        shop.stock();
        assertThat(shop.find(CountedShop.TODAY, new QuietWork(Map.of()))).containsExactlyElementsOf(CountedShop.TIMES);
    }

    @Test
    void oneLookReachesAsFarBackAsTheOldestOfManyFiles() throws IOException {
        shop.sales();
        shop.count("S003,5,%s,W1".formatted(CountedShop.TODAY.minusDays(1)));
        shop.find(CountedShop.TODAY, new QuietWork(Map.of()));
        shop.stock();
        shop.count("S003,5,%s,W1".formatted(CountedShop.TODAY.minusDays(1)));
        assertThat(shop.find(CountedShop.TODAY, new QuietWork(Map.of()))).contains("1 81–85 0.0000 found");
    }

    @Test
    void looksAgainWhereAFileCameWhileItLooked() throws IOException {
        shop.stock();
        shop.find(CountedShop.TODAY, new QuietWork(Map.of()));
        shop.count("S001,44,%s,W1".formatted(CountedShop.TODAY.minusDays(1)));
        assertThat(shop.find(CountedShop.TODAY, new Meanwhile(this::sell))).containsExactlyElementsOf(CountedShop.TIMES);
    }

    private void sell() {
        try {
            shop.sales();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Work during which something happens, once. */
    private static final class Meanwhile extends QuietWork {
        private Runnable event;

        Meanwhile(Runnable event) {
            super(Map.of());
            this.event = event;
        }

        @Override
        public void progress(String step, long done, long total) {
            Runnable once = event;
            event = () -> { };
            once.run();
        }
    }
}
