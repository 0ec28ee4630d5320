package org.quartermaster.jobs;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import java.io.StringReader;
import java.util.stream.Collectors;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/** An actor as JSON, so that a job runs with the rights of the one who asked for it. */
final class ActorText {

    private ActorText() {
    }

    static String write(Actor actor) {
        var warehouses = Json.createArrayBuilder();
        actor.warehouses().stream().map(WarehouseId::value).sorted().forEach(warehouses::add);
        return Json.createObjectBuilder().add("name", actor.name()).add("role", actor.role().code()).add("warehouses", warehouses).build().toString();
    }

    static Actor read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            var object = reader.readObject();
            return new Actor(object.getString("name"), Role.of(object.getString("role")), object.getJsonArray("warehouses").getValuesAs(JsonNumber.class).stream()
                    .map(number -> new WarehouseId(number.intValue())).collect(Collectors.toSet()));
        }
    }
}
