package org.quartermaster.purchasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.Role;

class PurchaseOrderTest {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 1);

    private final PurchaseOrder order = new PurchaseOrder("PO-1", 1, 1, DUE, 10, 4);

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 22, 6, 0);
    private static final Sending BY_MAIL = new Sending(Sending.Way.EMAIL, "orders@acme.example");

    @Test
    void livesFromProposedToClosed() {
        order.proposedTo(Role.MANAGER);
        assertThat(order.approver()).isEqualTo(Role.MANAGER);
        order.approve("mo", NOW);
        assertThat(order.state()).isEqualTo(OrderState.APPROVED);
        order.send(BY_MAIL, NOW);
        assertThat(order.state()).isEqualTo(OrderState.SENT);
        order.confirm(List.of(), DUE.plusDays(2));
        assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(order.expectedOn()).isEqualTo(DUE.plusDays(2));
        order.receive(1, 6);
        assertThat(order.state()).isEqualTo(OrderState.PARTLY_RECEIVED);
        order.receive(1, 4);
        order.receive(2, 4);
        assertThat(order.state()).isEqualTo(OrderState.RECEIVED);
        order.close();
        assertThat(order.state()).isEqualTo(OrderState.CLOSED);
    }

    @Test
    void isRejectedOnlyWhileProposed() {
        assertThatThrownBy(() -> order.reject("no")).isInstanceOf(Conflict.class).hasMessageContaining("PO-1 is approved");
        order.proposedTo(Role.MANAGER).reject(" too much ");
        assertThat(order.state()).isEqualTo(OrderState.REJECTED);
        assertThat(order.reason()).isEqualTo("too much");
        assertThatThrownBy(() -> order.approve("mo", NOW)).isInstanceOf(Conflict.class);
    }

    @Test
    void isNeitherSentNorReceivedWhileProposed() {
        order.proposedTo(Role.MANAGER);
        assertThatThrownBy(() -> order.send(BY_MAIL, NOW)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> order.confirm(List.of(), null)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> order.receive(1, 1)).isInstanceOf(Conflict.class);
        order.cancel("");
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void sendingAgainKeepsTheState() {
        order.confirm(List.of(), null);
        order.send(BY_MAIL, NOW);
        assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
        assertThat(order.summary()).contains("sent by email");
    }

    @Test
    void countsWithWhatTheSupplierConfirmed() {
        order.confirm(List.of(new ConfirmedLine(1, 7, DUE.plusDays(5)), new ConfirmedLine(2, 6, null)), null);
        assertThat(order.lines().get(0).openUnits()).as("7 instead of 10").isEqualTo(7);
        assertThat(order.lines().get(1).openUnits()).as("6 instead of 4").isEqualTo(6);
        assertThat(order.lines().get(0).expectedOn()).isEqualTo(DUE.plusDays(5));
        assertThat(order.expectedOn()).as("whole when the last line is there").isEqualTo(DUE.plusDays(5));
        order.receive(1, 7);
        order.receive(2, 6);
        assertThat(order.state()).isEqualTo(OrderState.RECEIVED);
    }

    @Test
    void aConfirmationIsAmendedAndCompletesWhenTheRestIsWithdrawn() {
        order.receive(1, 7);
        order.receive(2, 4);
        assertThatThrownBy(() -> order.confirm(List.of(new ConfirmedLine(1, 6, null)), null)).isInstanceOf(Conflict.class).hasMessageContaining("7 came already");
        order.confirm(List.of(new ConfirmedLine(1, 7, null)), null);
        assertThat(order.state()).as("nothing is open").isEqualTo(OrderState.RECEIVED);
    }

    @Test
    void isNotConfirmedWithNothing() {
        assertThatThrownBy(() -> order.confirm(List.of(new ConfirmedLine(1, 0, null), new ConfirmedLine(2, 0, null)), null)).isInstanceOf(Conflict.class);
    }

    @Test
    void aNewExpectedDayIsTheDayOfAllLines() {
        order.confirm(List.of(new ConfirmedLine(1, 10, DUE.plusDays(9))), null);
        order.expect(DUE.plusDays(3));
        assertThat(order.lines()).allSatisfy(line -> assertThat(line.expectedOn()).isNull());
        assertThat(order.expectedOn()).isEqualTo(DUE.plusDays(3));
    }

    @Test
    void receivesWithoutBeingConfirmed() {
        assertThat(order.receive(2, 1).openUnits()).isEqualTo(3);
    }

    @Test
    void doesNotReceiveMoreThanIsOpen() {
        assertThatThrownBy(() -> order.receive(2, 5)).isInstanceOf(Conflict.class).hasMessageContaining("waits for 4 units, not 5");
        assertThatThrownBy(() -> order.receive(2, 0)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> order.receive(3, 1)).isInstanceOf(Conflict.class).hasMessageContaining("no line 3");
    }

    @Test
    void isCancelledWhileNothingCame() {
        order.cancel("changed our mind");
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThatThrownBy(() -> order.receive(1, 1)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> order.expect(DUE)).isInstanceOf(Conflict.class);
    }

    @Test
    void endsShortInsteadOfCancelledOnceSomethingCame() {
        order.receive(1, 1);
        assertThatThrownBy(() -> order.cancel("")).isInstanceOf(Conflict.class).hasMessageContaining("partly received");
        order.endShort();
        assertThat(order.state()).isEqualTo(OrderState.RECEIVED);
    }

    @Test
    void doesNotEndShortWhenNothingCame() {
        assertThatThrownBy(order::endShort).isInstanceOf(Conflict.class);
        assertThatThrownBy(order::close).isInstanceOf(Conflict.class);
    }

    /**
     * Whatever is tried in whatever order: a refused step changes nothing, nothing is received beyond what was promised, units are open in open states only as
     * far as they are to come, and only the listed ways lead from one state to another.
     */
    @Property(tries = 500)
    void staysWithinItsLife(@ForAll @Size(max = 14) List<@IntRange(max = 9) Integer> steps, @ForAll boolean proposed, @ForAll @IntRange(min = 0, max = 12) int units) {
        var any = new PurchaseOrder("PO-2", 1, 1, DUE, 10, 4);
        if (proposed) {
            any.proposedTo(Role.MANAGER);
        }
        for (int step : steps) {
            var before = any.state();
            String summary = any.summary();
            try {
                take(any, step, units);
                assertThat(LEADS_TO.getOrDefault(before, Set.of())).as("%s, step %d", before, step).contains(any.state());
            } catch (Conflict refused) {
                assertThat(any.summary()).isEqualTo(summary);
            }
            assertThat(any.lines()).allSatisfy(line -> assertThat(line.receivedUnits()).isBetween(0, line.promisedUnits()));
            if (any.state() == OrderState.PARTLY_RECEIVED) {
                assertThat(any.lines().stream().mapToInt(PurchaseOrderLine::openUnits).sum()).isPositive();
            }
        }
    }

    private static final Map<OrderState, Set<OrderState>> LEADS_TO = Map.of(
            OrderState.PROPOSED, Set.of(OrderState.APPROVED, OrderState.REJECTED, OrderState.CANCELLED),
            OrderState.APPROVED, Set.of(OrderState.APPROVED, OrderState.SENT, OrderState.CONFIRMED, OrderState.PARTLY_RECEIVED, OrderState.RECEIVED, OrderState.CANCELLED),
            OrderState.SENT, Set.of(OrderState.SENT, OrderState.CONFIRMED, OrderState.PARTLY_RECEIVED, OrderState.RECEIVED, OrderState.CANCELLED),
            OrderState.CONFIRMED, Set.of(OrderState.CONFIRMED, OrderState.PARTLY_RECEIVED, OrderState.RECEIVED, OrderState.CANCELLED),
            OrderState.PARTLY_RECEIVED, Set.of(OrderState.PARTLY_RECEIVED, OrderState.RECEIVED),
            OrderState.RECEIVED, Set.of(OrderState.CLOSED));

    private static void take(PurchaseOrder order, int step, int units) {
        switch (step) {
            case 0 -> order.approve("mo", NOW);
            case 1 -> order.reject("no");
            case 2 -> order.send(BY_MAIL, NOW);
            case 3 -> order.confirm(List.of(), null);
            case 4 -> order.confirm(List.of(new ConfirmedLine(1, units, DUE.plusDays(units))), null);
            case 5 -> order.receive(1, units);
            case 6 -> order.receive(2, 4);
            case 7 -> order.endShort();
            case 8 -> order.close();
            default -> order.cancel("");
        }
    }
}
