package org.quartermaster.delivery;

import java.time.ZoneId;
import java.util.Map;

/** The time zone that a depot's vehicles and windows live in, by its country; countries with several zones and unknown ones use the company's. */
final class DepotZone {
    private static final Map<String, String> BY_COUNTRY = Map.ofEntries(Map.entry("AT", "Europe/Vienna"), Map.entry("BE", "Europe/Brussels"),
            Map.entry("CH", "Europe/Zurich"), Map.entry("CN", "Asia/Shanghai"), Map.entry("CZ", "Europe/Prague"), Map.entry("DE", "Europe/Berlin"),
            Map.entry("DK", "Europe/Copenhagen"), Map.entry("ES", "Europe/Madrid"), Map.entry("FI", "Europe/Helsinki"), Map.entry("FR", "Europe/Paris"),
            Map.entry("GB", "Europe/London"), Map.entry("HK", "Asia/Hong_Kong"), Map.entry("IE", "Europe/Dublin"), Map.entry("IT", "Europe/Rome"),
            Map.entry("JP", "Asia/Tokyo"), Map.entry("NL", "Europe/Amsterdam"), Map.entry("NO", "Europe/Oslo"), Map.entry("PL", "Europe/Warsaw"),
            Map.entry("PT", "Europe/Lisbon"), Map.entry("SE", "Europe/Stockholm"), Map.entry("SG", "Asia/Singapore"), Map.entry("TW", "Asia/Taipei"));

    private DepotZone() {
    }

    static ZoneId of(String country, ZoneId company) {
        String zone = BY_COUNTRY.get(country);
        return zone == null ? company : ZoneId.of(zone);
    }
}
