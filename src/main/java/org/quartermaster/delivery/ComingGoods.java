package org.quartermaster.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartermaster.delivery.allocation.Shelf;
import org.quartermaster.delivery.allocation.Supply;
import org.quartermaster.purchasing.Inbound;
import org.quartermaster.purchasing.InboundLine;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.shared.SkuRange;
import org.quartermaster.stock.ComingTransfer;
import org.quartermaster.stock.Transfers;

/** What is on its way and can be promised: purchase orders, and transfers that have left. What is expected on a day can leave on it. */
@ApplicationScoped
public class ComingGoods {

    private static final int SINGLE_QUERIES = 10;

    private Inbound inbound;
    private Transfers transfers;
    private BusinessCalendar calendar;

    protected ComingGoods() {
    }

    @Inject
    public ComingGoods(Inbound inbound, Transfers transfers, BusinessCalendar calendar) {
        this.inbound = inbound;
        this.transfers = transfers;
        this.calendar = calendar;
    }

    /** Of these SKUs, by shelf. @param skus ascending, without repetition */
    @RolesAllowed(Role.VIEW)
    public Map<Shelf, List<Supply.Arrival>> of(List<Integer> skus) {
        var arrivals = new HashMap<Shelf, List<Supply.Arrival>>();
        var wanted = Set.copyOf(skus);
        Map<Integer, Integer> usualDays = transfers.usualDays();
        for (SkuRange range : ranges(skus)) {
            inbound.of(range).stream().filter(line -> wanted.contains(line.sku().value()))
                    .forEach(line -> add(arrivals, shelf(line), line.expectedOn(), line.openUnits()));
            transfers.coming(range).stream().filter(transfer -> transfer.isShipped() && wanted.contains(transfer.skuId()))
                    .forEach(transfer -> add(arrivals, new Shelf(transfer.warehouseId(), transfer.skuId()), arrival(transfer, usualDays.get(transfer.warehouseId())), transfer.units()));
        }
        return arrivals;
    }

    private static void add(Map<Shelf, List<Supply.Arrival>> arrivals, Shelf shelf, LocalDate day, int units) {
        arrivals.computeIfAbsent(shelf, _ -> new ArrayList<>()).add(new Supply.Arrival((int) day.toEpochDay(), units));
    }

    private static Shelf shelf(InboundLine line) {
        return new Shelf(line.warehouse().value(), line.sku().value());
    }

    /** A day that has passed is no expectation: a late transfer may take the usual days once more, as the netting has it. */
    private LocalDate arrival(ComingTransfer transfer, int usualDays) {
        LocalDate today = calendar.planningDay();
        LocalDate expected = transfer.expectedOn(today, usualDays);
        return expected.isBefore(today) ? today.plusDays(usualDays) : expected;
    }

    /** A few SKUs each by itself, many as one range. */
    private static List<SkuRange> ranges(List<Integer> skus) {
        if (skus.isEmpty()) {
            return List.of();
        }
        return skus.size() <= SINGLE_QUERIES ? skus.stream().map(sku -> SkuRange.of(new SkuId(sku))).toList() : List.of(new SkuRange(skus.getFirst(), skus.getLast()));
    }
}
