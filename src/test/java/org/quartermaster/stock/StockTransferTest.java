package org.quartermaster.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.shared.Conflict;

class StockTransferTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final StockTransfer transfer = new StockTransfer("TR-1", 1, 2, 10, 4);

    private List<Integer> shipped() {
        return transfer.lines().stream().map(StockTransferLine::shippedUnits).toList();
    }

    @Test
    void linesThatAreNotNamedLeaveWhole() {
        transfer.ship(DAY, Map.of(1, 7));
        assertThat(transfer.state()).isEqualTo(TransferState.SHIPPED);
        assertThat(shipped()).containsExactly(7, 4);
    }

    @Test
    void whatIsMissingStaysOnTheLine() {
        transfer.ship(DAY, Map.of());
        transfer.receive(DAY.plusDays(2), Map.of(2, 1));
        assertThat(transfer.state()).isEqualTo(TransferState.RECEIVED);
        assertThat(transfer.lines()).extracting(StockTransferLine::receivedUnits).containsExactly(10, 1);
        assertThat(transfer.summary()).isEqualTo("received asked 14 shipped 14 received 11");
    }

    @Test
    void moreThanAskedOrShippedIsRefused() {
        assertThatThrownBy(() -> transfer.ship(DAY, Map.of(1, 11))).isInstanceOf(Conflict.class).hasMessageContaining("0…10 units, not 11");
        transfer.ship(DAY, Map.of(1, 7));
        assertThatThrownBy(() -> transfer.receive(DAY, Map.of(1, 8))).isInstanceOf(Conflict.class).hasMessageContaining("0…7 units, not 8");
        assertThatThrownBy(() -> transfer.receive(DAY, Map.of(3, 1))).isInstanceOf(Conflict.class).hasMessageContaining("no line 3");
    }

    @Test
    void doesNotLeaveEmpty() {
        assertThatThrownBy(() -> transfer.ship(DAY, Map.of(1, 0, 2, 0))).isInstanceOf(Conflict.class).hasMessageContaining("empty");
        assertThat(transfer.state()).isEqualTo(TransferState.PLANNED);
    }

    @Test
    void everyStepHasItsState() {
        assertThatThrownBy(() -> transfer.receive(DAY, Map.of())).isInstanceOf(Conflict.class);
        transfer.ship(DAY, Map.of());
        assertThatThrownBy(transfer::cancel).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> transfer.ship(DAY, Map.of())).isInstanceOf(Conflict.class);
        transfer.receive(DAY, Map.of());
        assertThatThrownBy(() -> transfer.receive(DAY, Map.of())).isInstanceOf(Conflict.class);
        var other = new StockTransfer("TR-2", 1, 2, 1);
        other.cancel();
        assertThatThrownBy(() -> other.ship(DAY, Map.of())).isInstanceOf(Conflict.class).hasMessageContaining("cancelled");
    }
}
