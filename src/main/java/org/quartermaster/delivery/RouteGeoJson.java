package org.quartermaster.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.delivery.planning.RouteAudit;
import org.quartermaster.delivery.planning.VisitTimes;

/** A plan as a GeoJSON FeatureCollection (RFC 7946): each depot, one line per route, one point per stop. Longitude first. */
public final class RouteGeoJson {

    private RouteGeoJson() {
    }

    /** The collection as maps and lists. */
    public static Map<String, Object> of(DeliveryPlan plan) {
        var features = new ArrayList<Map<String, Object>>();
        plan.depots().forEach(depot -> features.add(feature("Point", place(depot), Map.of("kind", "depot", "code", depot.code()))));
        plan.audit().routes().forEach(route -> features.add(line(plan, route)));
        for (RouteAudit route : plan.audit().routes()) {
            for (int i = 0; i < route.visits().size(); i++) {
                features.add(visit(plan, route.vehicle(), i + 1, route.visits().get(i)));
            }
        }
        plan.audit().unserved().forEach(stop -> features.add(unserved(plan.stops().get(stop))));
        return collection(features);
    }

    private static Map<String, Object> collection(List<Map<String, Object>> features) {
        var collection = new LinkedHashMap<String, Object>();
        collection.put("type", "FeatureCollection");
        collection.put("features", features);
        return collection;
    }

    private static Map<String, Object> line(DeliveryPlan plan, RouteAudit route) {
        var way = new ArrayList<List<Double>>(List.of(place(plan.startOf(route.vehicle()))));
        route.visits().forEach(visit -> way.add(place(plan.stops().get(visit.stop()))));
        way.add(place(plan.endOf(route.vehicle())));
        return feature("LineString", way, Map.of("kind", "route", "vehicle", plan.vehicles().get(route.vehicle()).code(), "from", plan.startOf(route.vehicle()).code(), "to", plan.endOf(route.vehicle()).code(), "metres", route.metres(),
                "costCents", route.cost().total(), "departure", DriverSheet.clock(route.departure()).toString(), "back",
                DriverSheet.clock(route.back()).toString()));
    }

    private static Map<String, Object> visit(DeliveryPlan plan, int vehicle, int position, VisitTimes visit) {
        PlanStop stop = plan.stops().get(visit.stop());
        return feature("Point", place(stop), Map.of("kind", "stop", "task", stop.kind().code(), "trip", plan.trip(stop), "order", stop.orderCode(), "vehicle", plan.vehicles().get(vehicle).code(), "position",
                position, "arrival", DriverSheet.clock(visit.arrival()).toString(), "lateSeconds", visit.lateSeconds()));
    }

    private static Map<String, Object> unserved(PlanStop stop) {
        return feature("Point", place(stop), Map.of("kind", "unserved", "task", stop.kind().code(), "order", stop.orderCode(), "reason", stop.reason()));
    }

    private static List<Double> place(PlanDepot depot) {
        return List.of(depot.longitude(), depot.latitude());
    }

    private static List<Double> place(PlanStop stop) {
        return List.of(stop.longitude(), stop.latitude());
    }

    private static Map<String, Object> feature(String type, Object coordinates, Map<String, Object> properties) {
        var feature = new LinkedHashMap<String, Object>();
        feature.put("type", "Feature");
        feature.put("geometry", Map.of("type", type, "coordinates", coordinates));
        feature.put("properties", properties);
        return feature;
    }
}
