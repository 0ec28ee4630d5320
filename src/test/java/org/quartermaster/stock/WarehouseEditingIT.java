package org.quartermaster.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Audited;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Merge;
import org.quartermaster.shared.NotFound;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.testing.FactRows;
import org.quartermaster.testing.Recorded;
import org.quartermaster.testing.TestDatabase;

class WarehouseEditingIT {

    private static final Actor ANN = new Actor("ann", Role.MANAGER, Set.of());
    private static final WarehouseId TWO = new WarehouseId(2);

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Recorded<Audited> audited = new Recorded<>();
    private final WarehouseEditing editing = new WarehouseEditing(jdbi, audited);

    WarehouseEditingIT() {
        FactRows.warehouses(jdbi, 3);
    }

    private WarehouseDraft now() {
        return ANN.ask(() -> editing.current(TWO));
    }

    private static WarehouseDraft with(WarehouseDraft of, String address, Integer source, Integer days) {
        return new WarehouseDraft(of.name(), of.nameZh(), of.latitude(), of.longitude(), of.capacityLitres(), of.region(), of.timeZone(), address, source, days);
    }

    private List<Merge.Clash> edit(WarehouseDraft seen, WarehouseDraft wanted, Merge.Choice... choices) {
        return ANN.ask(() -> editing.edit(TWO, seen, wanted, List.of(choices)));
    }

    @Test
    void changesOfTwoPeopleAreMergedByField() {
        WarehouseDraft seen = now();
        assertThat(edit(seen, with(seen, "1 Dock Road\n20457 Hamburg", null, null))).isEmpty();
        assertThat(edit(seen, with(seen, seen.address(), 1, 4))).isEmpty();
        assertThat(now()).isEqualTo(with(seen, "1 Dock Road\n20457 Hamburg", 1, 4));
        assertThat(audited.fired()).hasSize(2).allMatch(one -> one.action().equals("stock.warehouse"));
        assertThat(ANN.ask(() -> new WarehouseRows(jdbi).page(TableQuery.ALL, 0, 9))).filteredOn(row -> row.id() == 2).singleElement()
                .satisfies(row -> assertThat(row.suppliedFrom()).isEqualTo("W1"));
        assertThat(ANN.ask(() -> new Warehouses(jdbi).feeds())).containsExactly(new Feed(2, 1, "W1", 4));
    }

    @Test
    void sameFieldIsChosenByItsAuthorAndNothingIsStoredBefore() {
        WarehouseDraft seen = now();
        edit(seen, with(seen, "theirs", null, null));
        WarehouseDraft mine = with(seen, "mine", 1, 2);
        assertThat(edit(seen, mine)).containsExactly(new Merge.Clash("address", seen.address(), "mine", "theirs"));
        assertThat(now().suppliedFrom()).isNull();
        assertThat(edit(seen, mine, new Merge.Choice("address", "older", true))).as("changed again meanwhile").hasSize(1);
        assertThat(edit(seen, mine, new Merge.Choice("address", "theirs", true))).isEmpty();
        assertThat(now()).isEqualTo(mine);
    }

    @Test
    void warehousesNeverFeedEachOtherInACircle() {
        WarehouseDraft seen = now();
        edit(seen, with(seen, "", 1, null));
        WarehouseDraft first = ANN.ask(() -> editing.current(new WarehouseId(1)));
        assertThatThrownBy(() -> ANN.run(() -> editing.edit(new WarehouseId(1), first, with(first, "", 2, null), List.of()))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> edit(now(), with(now(), "", 2, null))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> edit(now(), with(now(), "", 99, null))).isInstanceOf(NotFound.class);
    }

    @Test
    void fieldsThatMakeNoSenseAreRefused() {
        WarehouseDraft seen = now();
        assertThatThrownBy(() -> with(seen, "", 1, -1)).hasMessageContaining("0…60");
        assertThatThrownBy(() -> new WarehouseDraft("", "", 0, 0, null, "", "", "", null, null)).hasMessageContaining("name");
        assertThatThrownBy(() -> new WarehouseDraft("x", "", 91, 0, null, "", "", "", null, null)).hasMessageContaining("latitude");
        assertThatThrownBy(() -> new WarehouseDraft("x", "", 0, 0, BigDecimal.ZERO, "", "", "", null, null)).hasMessageContaining("litres");
    }
}
