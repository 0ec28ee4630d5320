package org.quartermaster.delivery.ui;

import java.util.Locale;
import org.quartermaster.delivery.planning.TravelMatrix;
import org.quartermaster.delivery.planning.travel.TravelEstimate;
import org.quartermaster.delivery.travel.Calibration;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;

/** What past trips have shown, everywhere and by region. */
final class TravelRegions {
    private static final int MOST = 200;

    private TravelRegions() {
    }

    static MiniTable table(Calibration calibration) {
        var table = new MiniTable("delivery.travel.region", ">delivery.travel.legs", ">delivery.travel.readings", ">delivery.travel.roadFactor", ">delivery.travel.speed");
        row(table, DeliveryWords.text("delivery.travel.everywhere"), calibration.everywhere());
        calibration.regions().stream().limit(MOST).forEach(region -> row(table, name(region.cell().middle()), region.local()));
        return table;
    }

    private static String name(TravelMatrix.Place middle) {
        return String.format(Locale.ROOT, "%.2f° %s  %.2f° %s", Math.abs(middle.latitude()), middle.latitude() < 0 ? "S" : "N", Math.abs(middle.longitude()),
                middle.longitude() < 0 ? "W" : "E");
    }

    private static void row(MiniTable table, String name, TravelEstimate.Local local) {
        var format = Format.current();
        table.row(name, format.quantity(local.legs()), format.quantity(local.metreLegs()), format.number(local.roadFactor(), 2),
                format.number(local.speedKmh(), 0) + " " + DeliveryWords.text("delivery.unit.kmh"));
    }
}
