package org.quartermaster.journey;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.quartermaster.testing.RunningServer;

/** The addresses of every screen in the code, each with an example of what it needs to show something. */
record Screens(RunningServer server) {

    /** Every {@code @Route}, as an address without a slash at its front; {@code ""} is Today. */
    List<String> all() {
        Map<String, String> examples = examples();
        return routes().stream().map(route -> examples.getOrDefault(route, route)).peek(Screens::assertComplete).sorted().toList();
    }

    private static List<String> routes() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.quartermaster").stream()
                .filter(type -> type.isAnnotatedWith(Route.class)).map(type -> type.getAnnotationOfType(Route.class).value()).toList();
    }

    private static void assertComplete(String address) {
        if (address.contains(":")) {
            throw new AssertionError("The address %s needs an example here.".formatted(address));
        }
    }

    private Map<String, String> examples() {
        JsonObject proposal = first("proposals?sort=-saves&limit=1");
        return Map.of("sku", "sku?id=" + proposal.getInt("skuId"), "forecast/series", series(proposal), "driver-sheet/:plan/:vehicle", driverSheet());
    }

    /** The forecast of the SKU that is most worth ordering. */
    String series() {
        return series(first("proposals?sort=-saves&limit=1"));
    }

    /** The page of that SKU. */
    String sku() {
        return "sku?id=" + first("proposals?sort=-saves&limit=1").getInt("skuId");
    }

    private static String series(JsonObject proposal) {
        return "forecast/series?sku=" + URLEncoder.encode(proposal.getString("sku"), StandardCharsets.UTF_8) + "&warehouse="
                + URLEncoder.encode(proposal.getString("warehouse"), StandardCharsets.UTF_8);
    }

    /** The sheet of the driver of today's first route. */
    String driverSheet() {
        long plan = first("delivery-plans?limit=1").getJsonNumber("id").longValue();
        JsonObject whole = RunningServer.json(server.get("/api/v1/delivery-plans/" + plan));
        int vehicle = whole.getJsonArray("routes").getJsonObject(0).getInt("vehicleNo");
        return "driver-sheet/" + plan + "/" + vehicle;
    }

    private JsonObject first(String path) {
        return RunningServer.json(server.get("/api/v1/" + path)).getJsonArray("items").getJsonObject(0);
    }
}
