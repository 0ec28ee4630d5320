package org.quartermaster.replenishment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.replenishment.LeftPlaces.Move;
import org.quartermaster.replenishment.PlanningFacts.Place;

/** SKU 7 in warehouses 1 to 5. */
class LeftPlacesTest {

    private static Place place(int warehouse) {
        return new Place(7, warehouse);
    }

    @Test
    void aPlaceThatOnlyReceivesTakesNobodyAlong() {
        var left = new LeftPlaces(List.of(new Move(7, 1, 2), new Move(7, 3, 1)), List.of());
        assertThat(left.of(Set.of(place(1)), Set.of())).containsExactly(place(1));
    }

    /** 1 has less to give, so 2 is left; 2 keeps the transfer from 3, so 3 cannot give to 4 what the plan wanted; 4 keeps nothing, so 5 goes on giving. */
    @Test
    void giversAndReceiversTakeEachOtherAlong() {
        var left = new LeftPlaces(List.of(new Move(7, 1, 2), new Move(7, 3, 4), new Move(7, 5, 1)), List.of(new Move(7, 3, 2)));
        assertThat(left.of(Set.of(), Set.of(place(1)))).containsExactlyInAnyOrder(place(2), place(4));
    }

    @Test
    void anotherSkuIsAnotherMatter() {
        var left = new LeftPlaces(List.of(new Move(8, 1, 2)), List.of());
        assertThat(left.of(Set.of(), Set.of(place(1)))).isEmpty();
    }
}
