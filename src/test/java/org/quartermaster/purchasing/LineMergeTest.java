package org.quartermaster.purchasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.FieldEdit;
import org.quartermaster.shared.Role;

class LineMergeTest {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 1);
    private final PurchaseOrder order = new PurchaseOrder("PO-1", 1, 1, DUE, 10, 4);

    private static LineEdit units(int line, int seen, int wanted) {
        return new LineEdit(line, new FieldEdit<>(seen, wanted), null, null);
    }

    private static LineEdit cost(int line, String seen, String wanted) {
        return new LineEdit(line, null, new FieldEdit<>(new BigDecimal(seen), new BigDecimal(wanted)), null);
    }

    private List<LineEdit.Clash> store(LineEdit... edits) {
        var clashes = order.clashes(List.of(edits));
        if (clashes.isEmpty()) {
            order.edit(List.of(edits));
        }
        return clashes;
    }

    @Test
    void changesOfDifferentFieldsOfOneLineAreBothKept() {
        assertThat(store(units(1, 10, 12))).isEmpty();
        assertThat(store(cost(1, "0", "2.50"))).isEmpty();
        // 12 × 2.50 + 4 × 0
        assertThat(order.value()).isEqualByComparingTo("30");
        assertThat(order.content()).contains("1: 12 at 2.5", "2: 4 at 0");
    }

    @Test
    void theSameChangeTwiceIsNoClashAndAmountsMayDifferInScale() {
        store(cost(1, "0", "2.50"));
        assertThat(store(cost(1, "0.00", "2.5"))).isEmpty();
    }

    @Test
    void twoValuesForOneFieldClashAndNothingOfTheSecondCallIsStored() {
        store(units(1, 10, 12));
        var clashes = store(units(1, 10, 15), units(2, 4, 9));
        assertThat(clashes).containsExactly(new LineEdit.Clash(1, "units", "10", "15", "12"));
        assertThat(order.content()).contains("1: 12 ", "2: 4 ");
        var mine = List.of(units(1, 10, 15).decided(clashes.getFirst(), true), units(2, 4, 9));
        assertThat(store(mine.toArray(LineEdit[]::new))).isEmpty();
        assertThat(order.content()).contains("1: 15 ", "2: 9 ");
    }

    @Test
    void theirsLeavesWhatStands() {
        store(units(1, 10, 12));
        var mine = units(1, 10, 15);
        assertThat(store(mine.decided(store(mine).getFirst(), false))).isEmpty();
        assertThat(order.content()).contains("1: 12 ");
    }

    @Test
    void whatWasSentIsNotEditedAnyMore() {
        order.send(new Sending(Sending.Way.EMAIL, ""), LocalDateTime.of(2026, 11, 22, 6, 0));
        assertThatThrownBy(() -> store(units(1, 10, 12))).isInstanceOf(Conflict.class).hasMessageContaining("sent");
    }

    @Test
    void growingBeyondTheEditorsLimitWaitsForApproval() {
        var buyer = new Actor("li", Role.BUYER, Set.of());
        var at = LocalDateTime.of(2026, 11, 22, 6, 0);
        order.judgeAgain(buyer, Role.MANAGER, at);
        assertThat(order.state()).isEqualTo(OrderState.PROPOSED);
        assertThat(order.approver()).isEqualTo(Role.MANAGER);
        order.judgeAgain(buyer, Role.BUYER, at);
        assertThat(order.state()).as("getting smaller does not approve it").isEqualTo(OrderState.PROPOSED);
    }

    /**
     * Two people begin from the same order and change any fields to any values; the second resolves every clash in favour of {@code mine}. Then every field holds
     * the second one's value where the second changed it, else the first one's where the first did, else what stood at the beginning: no edit is lost.
     */
    @Property(tries = 500)
    void losesNoEdit(@ForAll @Size(6) List<@IntRange(max = 3) Integer> first, @ForAll @Size(6) List<@IntRange(max = 3) Integer> second, @ForAll boolean mine) {
        var edited = new PurchaseOrder("PO-2", 1, 1, DUE, 7, 7);
        edited.edit(edits(List.of(0, 0, 0, 0, 0, 0), List.of(1, 1, 1, 1, 1, 1)));
        List<Integer> base = List.of(1, 1, 1, 1, 1, 1);
        edited.edit(edits(base, first));
        var wanted = edits(base, second);
        var clashes = edited.clashes(wanted);
        for (var clash : clashes) {
            wanted = wanted.stream().map(edit -> edit.lineNo() == clash.lineNo() ? edit.decided(clash, mine) : edit).toList();
        }
        assertThat(edited.clashes(wanted)).isEmpty();
        edited.edit(wanted);
        var expected = new ArrayList<Integer>();
        int expectedClashes = 0;
        for (int i = 0; i < 6; i++) {
            boolean both = first.get(i) != 1 && second.get(i) != 1 && !first.get(i).equals(second.get(i));
            expectedClashes += both ? 1 : 0;
            expected.add(both ? mine ? second.get(i) : first.get(i) : second.get(i) != 1 ? second.get(i) : first.get(i));
        }
        assertThat(clashes).hasSize(expectedClashes);
        assertThat(edited.content()).isEqualTo("approved 1: %d at %d due %s, 2: %d at %d due %s".formatted(expected.get(0) + 7, expected.get(1), DUE.plusDays(expected.get(2)),
                expected.get(3) + 7, expected.get(4), DUE.plusDays(expected.get(5))));
    }

    /** Six fields: units, price and day of two lines, each from one small number to another. */
    private static List<LineEdit> edits(List<Integer> from, List<Integer> to) {
        var edits = new ArrayList<LineEdit>();
        for (int line = 0; line < 2; line++) {
            int i = line * 3;
            edits.add(new LineEdit(line + 1, new FieldEdit<>(from.get(i) + 7, to.get(i) + 7), new FieldEdit<>(BigDecimal.valueOf(from.get(i + 1)), BigDecimal.valueOf(to.get(i + 1))),
                    new FieldEdit<>(DUE.plusDays(from.get(i + 2)), DUE.plusDays(to.get(i + 2)))));
        }
        return edits;
    }
}
