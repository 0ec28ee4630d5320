package org.quartermaster.stock;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.quartermaster.database.Versioned;
import org.quartermaster.shared.Conflict;

/**
 * A transfer between two warehouses; see {@link TransferState} for its life. Every step that does not fit the state throws {@link Conflict} and changes
 * nothing.
 */
@Entity
@Table(name = "stock_transfer")
class StockTransfer implements Versioned {

    @Id
    @Column(name = "id")
    private long id;
    @Column(name = "code", updatable = false)
    private String code;
    @Column(name = "from_warehouse_id", updatable = false)
    private int fromWarehouseId;
    @Column(name = "to_warehouse_id", updatable = false)
    private int toWarehouseId;
    @Column(name = "state")
    private TransferState state;
    @Column(name = "shipped_on")
    private LocalDate shippedOn;
    @Column(name = "received_on")
    private LocalDate receivedOn;
    @Version
    @Column(name = "version")
    private int version;
    @OneToMany(mappedBy = "transfer", cascade = CascadeType.MERGE)
    @OrderBy("lineNo")
    private List<StockTransferLine> lines = new ArrayList<>();

    protected StockTransfer() {
    }

    /** For tests of the state machine: one line per number of units, SKUs 1, 2, …. */
    StockTransfer(String code, int fromWarehouseId, int toWarehouseId, int... units) {
        this.code = code;
        this.fromWarehouseId = fromWarehouseId;
        this.toWarehouseId = toWarehouseId;
        this.state = TransferState.PLANNED;
        for (int i = 0; i < units.length; i++) {
            lines.add(new StockTransferLine(this, i + 1, i + 1, units[i]));
        }
    }

    /**
     * It leaves.
     *
     * @param units units per line number, 0 … units asked for; a line that is not named leaves whole
     */
    void ship(LocalDate day, Map<Integer, Integer> units) {
        require(TransferState.PLANNED, "ship");
        checkNames(units);
        lines.forEach(line -> line.ship(within(line, units, StockTransferLine::units)));
        if (lines.stream().allMatch(line -> line.shippedUnits() == 0)) {
            throw new Conflict("stock.conflict.nothing", "Transfer %s would leave empty. Ship at least one unit, or cancel it.".formatted(code), code);
        }
        state = TransferState.SHIPPED;
        shippedOn = day;
    }

    /**
     * It arrives; what is missing of the shipped units is lost.
     *
     * @param units units per line number, 0 … units shipped; a line that is not named arrived whole
     */
    void receive(LocalDate day, Map<Integer, Integer> units) {
        require(TransferState.SHIPPED, "receive");
        checkNames(units);
        lines.forEach(line -> line.receive(within(line, units, StockTransferLine::shippedUnits)));
        state = TransferState.RECEIVED;
        receivedOn = day;
    }

    /** Withdraws it before it leaves. */
    void cancel() {
        require(TransferState.PLANNED, "cancel");
        state = TransferState.CANCELLED;
    }

    private void checkNames(Map<Integer, Integer> units) {
        units.keySet().stream().filter(number -> lines.stream().noneMatch(line -> line.lineNo() == number)).findFirst().ifPresent(number -> {
            throw new Conflict("stock.conflict.noLine", "Transfer %s has no line %d.".formatted(code, number), code, number);
        });
    }

    private int within(StockTransferLine line, Map<Integer, Integer> units, ToIntFunction<StockTransferLine> most) {
        int limit = most.applyAsInt(line);
        int wanted = units.getOrDefault(line.lineNo(), limit);
        if (wanted < 0 || wanted > limit) {
            throw new Conflict("stock.conflict.units", "Line %d of transfer %s can be 0…%d units, not %d.".formatted(line.lineNo(), code, limit, wanted),
                    code, line.lineNo(), limit, wanted);
        }
        return wanted;
    }

    private void require(TransferState needed, String step) {
        if (state != needed) {
            throw new Conflict("stock.conflict.state", "Transfer %s is %s: this step (%s) does not fit. Look at it again.".formatted(code, state.code(), step),
                    code, state.code(), step);
        }
    }

    String code() {
        return code;
    }

    int fromWarehouseId() {
        return fromWarehouseId;
    }

    int toWarehouseId() {
        return toWarehouseId;
    }

    TransferState state() {
        return state;
    }

    @Override
    public int version() {
        return version;
    }

    List<StockTransferLine> lines() {
        return lines;
    }

    @Override
    public String summary() {
        return "%s asked %d shipped %d received %d".formatted(state.code(), sum(StockTransferLine::units), sum(StockTransferLine::shippedUnits),
                sum(StockTransferLine::receivedUnits));
    }

    private int sum(ToIntFunction<StockTransferLine> units) {
        return lines.stream().mapToInt(units).sum();
    }
}
