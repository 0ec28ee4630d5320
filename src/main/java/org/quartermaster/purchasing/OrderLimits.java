package org.quartermaster.purchasing;

import java.math.BigDecimal;
import org.quartermaster.shared.Role;

/** Who may order how much. Asked here and answered by the room that keeps the limits. */
public interface OrderLimits {

    /**
     * The lowest role that may approve orders of so much to one supplier for one warehouse on one day.
     *
     * @param value company currency, ≥ 0
     */
    Role approverOf(BigDecimal value);
}
