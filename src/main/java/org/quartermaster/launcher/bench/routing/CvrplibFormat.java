package org.quartermaster.launcher.bench.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;

/**
 * CVRPLIB's form of TSPLIB: keywords, then sections of coordinates, demands and the depot. Customers are numbered as in CVRPLIB's solutions: the file's
 * number less one, so that the depot is 0. Only Euclidean instances with one depot; the number of vehicles is free unless VEHICLES is given.
 */
final class CvrplibFormat {
    private final Lines lines;
    private final Map<String, String> keywords = new HashMap<>();
    private final Map<Integer, double[]> places = new TreeMap<>();
    private final Map<Integer, Integer> demands = new HashMap<>();
    private int depot = -1;

    private CvrplibFormat(Lines from) {
        lines = from;
    }

    static BenchInstance read(Lines lines) throws MalformedInstance {
        var format = new CvrplibFormat(lines);
        format.readAll();
        return format.instance();
    }

    private void readAll() throws MalformedInstance {
        while (lines.hasNext()) {
            String line = lines.next("a keyword");
            String word = line.split("[\\s:]+", 2)[0].toUpperCase(Locale.ROOT);
            switch (word) {
                case "NODE_COORD_SECTION" -> readPlaces();
                case "DEMAND_SECTION" -> readDemands();
                case "DEPOT_SECTION" -> readDepot();
                case "EOF" -> {
                    return;
                }
                default -> keyword(word, line);
            }
        }
    }

    private void keyword(String word, String line) throws MalformedInstance {
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw lines.malformed("\"%s\" is neither a keyword with a colon nor a section that is read".formatted(line));
        }
        keywords.put(word, line.substring(colon + 1).strip());
        if (word.equals("EDGE_WEIGHT_TYPE") && !keywords.get(word).equals("EUC_2D")) {
            throw lines.malformed("EDGE_WEIGHT_TYPE %s is not read, only EUC_2D".formatted(keywords.get(word)));
        }
    }

    private boolean hasRow() {
        return lines.hasNext() && !Character.isLetter(lines.peek().charAt(0));
    }

    private void readPlaces() throws MalformedInstance {
        while (hasRow()) {
            double[] row = lines.numbers(3, "a place");
            if (places.put(lines.whole(row[0], 1, "number of a place"), row) != null) {
                throw lines.malformed("place %d stands twice".formatted((int) row[0]));
            }
        }
    }

    private void readDemands() throws MalformedInstance {
        int capacity = capacity();
        while (hasRow()) {
            double[] row = lines.numbers(2, "a demand");
            int number = lines.whole(row[0], 1, "number of a place");
            int demand = lines.whole(row[1], 0, "demand of place %d".formatted(number));
            if (!places.containsKey(number)) {
                throw lines.malformed("place %d has a demand and no coordinates".formatted(number));
            }
            if (demand > capacity) {
                throw lines.malformed("place %d asks for %d, a vehicle carries %d".formatted(number, demand, capacity));
            }
            demands.put(number, demand);
        }
    }

    private void readDepot() throws MalformedInstance {
        while (lines.hasNext()) {
            int number = (int) lines.numbers(1, "the depot")[0];
            if (number == -1) {
                return;
            }
            if (depot >= 0 || !places.containsKey(number)) {
                throw lines.malformed(depot >= 0 ? "a second depot (%d)".formatted(number) : "the depot %d has no coordinates".formatted(number));
            }
            depot = number;
        }
    }

    private int capacity() throws MalformedInstance {
        return keyword("CAPACITY", 1);
    }

    private int keyword(String word, int least) throws MalformedInstance {
        String value = keywords.get(word);
        if (value == null) {
            throw lines.malformed("%s is missing before this line".formatted(word));
        }
        return lines.whole(lines.number(value, word), least, word);
    }

    private BenchInstance instance() throws MalformedInstance {
        if (depot < 0 || places.size() < 2) {
            throw lines.malformed(depot < 0 ? "there is no DEPOT_SECTION" : "there is no customer");
        }
        if (keywords.containsKey("DIMENSION") && keyword("DIMENSION", 2) != places.size()) {
            throw lines.malformed("DIMENSION is %s, but there are %d places".formatted(keywords.get("DIMENSION"), places.size()));
        }
        double service = keywords.containsKey("SERVICE_TIME") ? lines.number(keywords.get("SERVICE_TIME"), "SERVICE_TIME") : 0;
        var customers = new ArrayList<Customer>();
        for (var place : places.entrySet()) {
            int number = place.getKey();
            if (number != depot) {
                if (!demands.containsKey(number)) {
                    throw lines.malformed("place %d has no demand".formatted(number));
                }
                customers.add(new Customer(number - 1, place.getValue()[1], place.getValue()[2], demands.get(number), 0, Double.POSITIVE_INFINITY, service));
            }
        }
        double[] home = places.get(depot);
        double longest = keywords.containsKey("DISTANCE") ? lines.number(keywords.get("DISTANCE"), "DISTANCE") : Double.POSITIVE_INFINITY;
        int vehicles = keywords.containsKey("VEHICLES") ? keyword("VEHICLES", 1) : 0;
        return new BenchInstance(keywords.getOrDefault("NAME", lines.nameOf()), Format.CVRPLIB, customers,
                List.of(new Depot(depot - 1, home[1], home[2], 0, Double.POSITIVE_INFINITY)), vehicles, capacity(), longest);
    }
}
