package org.quartermaster.stock;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShelfTest {

    @Test
    void claimsReserveWhatIsThereAndBackorderTheRest() {
        assertThat(new Shelf(10, 4, 0).claim(9)).isEqualTo(new Shelf(10, 10, 3));
    }

    @Test
    void whatIsGivenBackGoesToThoseWhoWait() {
        assertThat(new Shelf(10, 10, 3).claim(-2)).isEqualTo(new Shelf(10, 10, 1));
        assertThat(new Shelf(10, 10, 3).claim(-5)).isEqualTo(new Shelf(10, 8, 0));
    }

    @Test
    void shippingTakesUnitsAndTheirClaim() {
        assertThat(new Shelf(10, 6, 0).ship(4)).isEqualTo(new Shelf(6, 2, 0));
        assertThat(new Shelf(3, 3, 2).ship(5)).as("the books have 3: 3 leave, the claim ends").isEqualTo(new Shelf(0, 0, 0));
    }

    @Property
    void neverReservesMoreThanIsThereNorLosesAClaim(@ForAll @IntRange(min = 0, max = 500) int onHand, @ForAll @IntRange(min = 0, max = 500) int first,
            @ForAll @IntRange(min = -500, max = 500) int then) {
        var shelf = new Shelf(onHand, 0, 0).claim(first).claim(then);
        assertThat(shelf.reserved() + shelf.backordered()).isEqualTo(Math.max(0, first + then));
        assertThat(shelf.reserved()).isBetween(0, onHand);
        assertThat(shelf.backordered() == 0 || shelf.reserved() == onHand).as("nobody waits while units are free").isTrue();
    }

    @Property
    void aClaimThatIsShippedLeavesNoTrace(@ForAll @IntRange(min = 0, max = 500) int onHand, @ForAll @IntRange(min = 0, max = 500) int others,
            @ForAll @IntRange(min = 0, max = 500) int units) {
        var before = new Shelf(onHand, 0, 0).claim(others);
        var after = before.claim(units).ship(units);
        assertThat(after.reserved() + after.backordered()).isEqualTo(others);
        assertThat(after.onHand()).isEqualTo(Math.max(0, onHand - units));
    }
}
