package org.quartermaster.launcher.demo;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * A warehouse with the towns around it.
 *
 * @param index  position, from 0; its identity is {@code index + 1}
 * @param share  its demand beside that of a middling warehouse
 */
record Site(int index, String code, Bilingual name, double latitude, double longitude, String region, ZoneId zone, double share, List<Town> towns) {

    /** Where customers live. */
    record Town(String name, double latitude, double longitude) { }

    int id() {
        return index + 1;
    }

    static List<Site> first(int count) {
        var rows = Resource.rows("sites.csv");
        var sites = new Site[count];
        Arrays.setAll(sites, i -> read(i, rows.get(i)));
        return List.of(sites);
    }

    private static Site read(int index, String[] row) {
        return new Site(index, row[0], new Bilingual(row[1], row[2]), Double.parseDouble(row[3]), Double.parseDouble(row[4]), row[5],
                ZoneId.of(row[6]), Double.parseDouble(row[7]), Arrays.stream(row[8].split(",")).map(Site::town).toList());
    }

    private static Town town(String text) {
        String[] parts = text.split(":");
        return new Town(parts[0], Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
    }
}
