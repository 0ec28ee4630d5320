package org.quartermaster.launcher.bench.replenishment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.replenishment.policy.network.ServiceTree;
import org.quartermaster.replenishment.policy.network.ServiceTree.Stage;

/** Guaranteed-service trees as they stand among the textbook instances. */
final class TreeReader {

    private TreeReader() {
    }

    /** @throws UnsupportedOperationException when the network has no processing times: another model is asked */
    static List<Found> solve(JsonNode network) {
        JsonNode nodes = network.get("_nodes");
        Map<Integer, Integer> places = new HashMap<>();
        for (JsonNode node : nodes) {
            if (!node.hasNonNull("processing_time") || !node.hasNonNull("local_holding_cost")) {
                throw new UnsupportedOperationException("no engine for this network: stages without processing time or holding cost");
            }
            places.put(node.get("_index").asInt(), places.size());
        }
        var stages = new ArrayList<Stage>();
        nodes.forEach(node -> stages.add(stage(node, places)));
        return List.of(new Found("cost", ServiceTree.best(stages).cost()));
    }

    private static Stage stage(JsonNode node, Map<Integer, Integer> places) {
        var suppliers = new ArrayList<Integer>();
        node.get("_predecessor_indices").forEach(index -> suppliers.add(places.get(index.asInt())));
        return new Stage(node.get("processing_time").asInt(), node.get("local_holding_cost").asDouble(), node.path("external_inbound_cst").asInt(0),
                node.hasNonNull("external_outbound_cst") ? node.get("external_outbound_cst").asInt() : Stage.NO_LIMIT,
                node.path("demand_source").path("standard_deviation").asDouble(0), node.path("demand_bound_constant").asDouble(1), suppliers);
    }
}
