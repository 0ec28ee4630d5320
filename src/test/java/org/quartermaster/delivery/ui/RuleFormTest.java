package org.quartermaster.delivery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quartermaster.delivery.allocation.Rule;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.WarehouseFacts;

class RuleFormTest {

    /** A form that shows warehouse 1 only must neither widen a rule of 2 to all warehouses nor narrow one of 1 and 2. */
    @Test
    void keepsWarehousesThatItCannotShow() {
        List<WarehouseFacts> sites = List.of(site(1));

        assertThat(RuleForm.unseen(rule(Set.of(1, 2, 3)), sites)).containsExactlyInAnyOrder(2, 3);
        assertThat(RuleForm.unseen(rule(Set.of(1)), sites)).isEmpty();
        assertThat(RuleForm.unseen(rule(Set.of()), sites)).isEmpty();
    }

    private static Rule rule(Set<Integer> sites) {
        return new Rule("near", 1, false, true, false, Double.POSITIVE_INFINITY, sites, 0);
    }

    private static WarehouseFacts site(int id) {
        return new WarehouseFacts(new WarehouseId(id), "W" + id, "W", "W", 50, 8, Double.POSITIVE_INFINITY, "", "Europe/Berlin", "", null, null);
    }
}
