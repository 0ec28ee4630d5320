package org.quartermaster.replenishment;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quartermaster.shared.Role;

/**
 * What the company allows: how much may be spent, who may approve how much, and what a truck takes.
 *
 * @param budget         what the proposals of one plan may cost, company currency; empty: not limited
 * @param approvalLimits the greatest order that each role approves, company currency; a role that is missing approves any
 * @param truck          what one truck takes
 */
public record PurchasingLimits(Optional<BigDecimal> budget, Map<Role, BigDecimal> approvalLimits, Truck truck) {

    /** Up to this every buyer approves where nothing else was decided. */
    public static final BigDecimal BUYER_AT_FIRST = new BigDecimal("10000.00");

    /** The roles whose approvals may be limited. */
    public static final List<Role> LIMITED = List.of(Role.BUYER, Role.MANAGER);

    /** A truck or container: usable volume and load. */
    public record Truck(double litres, double kilograms) {
        /** A European trailer: 33 pallets of 1.8 m height, 24 t. */
        public static final Truck TRAILER = new Truck(57_000, 24_000);

        public Truck {
            if (!(litres > 0) || !(kilograms > 0)) {
                throw new IllegalArgumentException("A truck must take something: %s l, %s kg.".formatted(litres, kilograms));
            }
        }

        /** How many trucks a load fills by volume or weight, whichever fills first: 1.25 is one full and a quarter. */
        public double filledBy(double loadLitres, double loadKilograms) {
            return Math.max(loadLitres / litres, loadKilograms / kilograms);
        }
    }

    public PurchasingLimits {
        approvalLimits = Map.copyOf(approvalLimits);
    }

    /** The greatest order that {@code role} approves; empty: any. */
    public Optional<BigDecimal> approvalLimit(Role role) {
        return Optional.ofNullable(approvalLimits.get(role));
    }

    /** Whether {@code role} may approve an order of this value alone. */
    public boolean mayApprove(Role role, BigDecimal value) {
        return role.includes(Role.BUYER) && approvalLimit(role).map(limit -> value.compareTo(limit) <= 0).orElse(true);
    }

    PurchasingLimits withBudget(Optional<BigDecimal> other) {
        return new PurchasingLimits(other, approvalLimits, truck);
    }

    PurchasingLimits withApprovalLimit(Role role, Optional<BigDecimal> limit) {
        Map<Role, BigDecimal> limits = new EnumMap<>(Role.class);
        limits.putAll(approvalLimits);
        limits.remove(role);
        limit.ifPresent(value -> limits.put(role, value));
        return new PurchasingLimits(budget, limits, truck);
    }
}
