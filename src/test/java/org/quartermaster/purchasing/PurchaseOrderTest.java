package org.quartermaster.purchasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Conflict;

class PurchaseOrderTest {

    private static final LocalDate DUE = LocalDate.of(2026, 12, 1);

    private final PurchaseOrder order = new PurchaseOrder("PO-1", 1, 1, DUE, 10, 4);

    @Test
    void isConfirmedReceivedCompletedAndClosed() {
        order.confirm(DUE.plusDays(2));
        assertThat(order.expectedOn()).isEqualTo(DUE.plusDays(2));
        order.receive(1, 6);
        assertThat(order.state()).isEqualTo(OrderState.CONFIRMED);
        order.receive(1, 4);
        order.receive(2, 4);
        assertThat(order.state()).isEqualTo(OrderState.COMPLETED);
        order.close();
        assertThat(order.state()).isEqualTo(OrderState.CLOSED);
    }

    @Test
    void isNotConfirmedTwice() {
        order.confirm(null);
        assertThatThrownBy(() -> order.confirm(null)).isInstanceOf(Conflict.class).hasMessageContaining("PO-1 is confirmed");
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
        order.cancel();
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThatThrownBy(() -> order.receive(1, 1)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> order.expect(DUE)).isInstanceOf(Conflict.class);
    }

    @Test
    void isCompletedShortInsteadOfCancelledOnceSomethingCame() {
        order.receive(1, 1);
        assertThatThrownBy(order::cancel).isInstanceOf(Conflict.class).hasMessageContaining("partly received");
        order.complete();
        assertThat(order.state()).isEqualTo(OrderState.COMPLETED);
    }

    @Test
    void isNotCompletedWhenNothingCame() {
        assertThatThrownBy(order::complete).isInstanceOf(Conflict.class);
        assertThatThrownBy(order::close).isInstanceOf(Conflict.class);
    }
}
