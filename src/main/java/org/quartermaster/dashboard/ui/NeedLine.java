package org.quartermaster.dashboard.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.quartermaster.alerts.AlertRow;
import org.quartermaster.alerts.ui.AlertWords;
import org.quartermaster.alerts.ui.AlertsNavigation;
import org.quartermaster.dashboard.Today.Need;
import org.quartermaster.delivery.ui.DeliveriesNavigation;
import org.quartermaster.replenishment.ProposalRow;
import org.quartermaster.replenishment.ui.ReplenishmentNavigation;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.State;

/**
 * One thing that needs somebody, in words.
 *
 * @param kind    proposal, stop, or the alert's kind
 * @param what    what to do or what is wrong
 * @param because why
 * @param path    where it is explained
 */
record NeedLine(State mark, String kind, String what, String because, String warehouse, BigDecimal money, String path, Need need) {

    static NeedLine of(Need need, Format format, LocalDate today) {
        return switch (need) {
            case Need.Proposed proposed -> proposal(proposed, format, today);
            case Need.Alerted alerted -> alert(alerted, format);
            case Need.Unserved unserved -> stop(unserved);
        };
    }

    private static NeedLine proposal(Need.Proposed need, Format format, LocalDate today) {
        ProposalRow row = need.row();
        String what = text("dashboard.what." + row.kind(), format.quantity(row.units()), row.sku(), row.supplier());
        String out = row.outOn() == null ? text("dashboard.because.review") : text("dashboard.because.out", format.day(row.outOn(), today));
        String by = row.orderBy() == null ? "" : row.orderBy().isAfter(today) ? text("dashboard.because.orderBy", format.day(row.orderBy(), today))
                : text("dashboard.because.orderNow");
        return new NeedLine(State.valueOf(row.urgency().toUpperCase(Locale.ROOT)), "proposal", what, by.isEmpty() ? out : out + " · " + by, row.warehouse(),
                row.saves(), ReplenishmentNavigation.toProposal(row.key()), need);
    }

    private static NeedLine alert(Need.Alerted need, Format format) {
        AlertRow row = need.row();
        String what = text("dashboard.what." + row.pattern(), AlertWords.subjects(row), format.quantity(row.evidence().number("excess")));
        return new NeedLine(row.mark().equals("act") ? State.ACT : State.WATCH, row.kind(), what, AlertWords.because(row, format), row.warehouse(), row.causeMoney(),
                AlertsNavigation.toAlert(row.id()), need);
    }

    private static NeedLine stop(Need.Unserved need) {
        var stop = need.stop();
        String reason = stop.reason().isEmpty() ? stop.shipTo() : I18NProvider.translate("delivery.reason." + stop.reason().toLowerCase(Locale.ROOT));
        String remedy = stop.remedy().isEmpty() ? "" : " · " + text("dashboard.because.remedy",
                I18NProvider.translate("delivery.remedy." + stop.remedy().toLowerCase(Locale.ROOT)), Format.current().money(stop.added()));
        return new NeedLine(State.WATCH, "stop", text("dashboard.what.stop", stop.orderCode()), reason + " (" + stop.window() + ")" + remedy, need.plan().warehouseCode(),
                stop.value(), DeliveriesNavigation.toOrder(need.plan().day(), new WarehouseId(need.plan().warehouseId()), stop.orderCode()), need);
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
