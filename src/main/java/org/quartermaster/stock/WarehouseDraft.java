package org.quartermaster.stock;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A warehouse as a person edits it.
 *
 * @param name           English name, not blank, at most 120 characters
 * @param nameZh         Chinese name, may be empty
 * @param latitude       degrees north, −90…90
 * @param longitude      degrees east, −180…180
 * @param capacityLitres room for stock, > 0; null: not limited
 * @param region         ISO country of two letters, or empty
 * @param timeZone       IANA name; empty: the company's
 * @param address        postal address, lines separated by line breaks, at most 400 characters; orders and delivery notes carry it
 * @param suppliedFrom   warehouse that feeds it; null: it buys from suppliers
 * @param transferDays   days from there, 0…60; null: the company's usual days
 */
public record WarehouseDraft(String name, String nameZh, double latitude, double longitude, BigDecimal capacityLitres, String region, String timeZone, String address,
                             Integer suppliedFrom, Integer transferDays) {

    /** @throws IllegalArgumentException if a field is out of range */
    public WarehouseDraft {
        name = text(name, 120);
        nameZh = text(nameZh, 120);
        region = text(region, 2).toUpperCase(Locale.ROOT);
        timeZone = text(timeZone, 60);
        address = text(address, 400);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A warehouse needs a name.");
        }
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("%s, %s is no place: latitude −90…90, longitude −180…180.".formatted(latitude, longitude));
        }
        if (capacityLitres != null && capacityLitres.signum() <= 0) {
            throw new IllegalArgumentException("The room (%s litres) must be > 0; leave it empty when it is not limited.".formatted(capacityLitres));
        }
        if (!region.isEmpty() && !region.matches("[A-Z]{2}") || !timeZone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new IllegalArgumentException("Country \"%s\" must be two letters, time zone \"%s\" an IANA name such as Asia/Shanghai.".formatted(region, timeZone));
        }
        if (transferDays != null && (transferDays < 0 || transferDays > 60)) {
            throw new IllegalArgumentException("A transfer takes 0…60 days, not %d.".formatted(transferDays));
        }
    }

    private static String text(String text, int longest) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.length() > longest) {
            throw new IllegalArgumentException("\"%s…\" is longer than %d characters.".formatted(stripped.substring(0, 20), longest));
        }
        return stripped;
    }
}
