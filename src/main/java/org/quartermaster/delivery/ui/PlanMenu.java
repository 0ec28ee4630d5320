package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.json.bind.JsonbBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.DeliveryPlans;
import org.quartermaster.delivery.PlanHead;
import org.quartermaster.delivery.RouteGeoJson;
import org.quartermaster.shared.Role;

/** What else can be done with a plan: driver sheets, GeoJSON, the fleet. */
final class PlanMenu extends MenuBar {

    PlanMenu() {
        addThemeNames("tertiary");
    }

    void show(DeliveryPlan plan, List<PlanHead> versions, DeliveryPlans plans, Runnable fleet, Runnable group, Runnable happened, Runnable whatIf) {
        removeAll();
        MenuItem more = addItem(getTranslation("delivery.view.more"));
        MenuItem sheets = more.getSubMenu().addItem(getTranslation("delivery.view.sheets"));
        plan.audit().routes().forEach(route -> sheets.getSubMenu().addItem(plan.vehicles().get(route.vehicle()).code(),
                _ -> UI.getCurrent().getPage().open(DeliveriesNavigation.toSheet(plan.head().id(), route.vehicle()), "_blank")));
        String name = "deliveries-%s-%s.geojson".formatted(plan.head().day(), plan.head().warehouseCode());
        more.getSubMenu().addItem(new Anchor(DownloadHandler.fromInputStream(_ -> geoJson(plan, name)), getTranslation("delivery.view.geoJson")));
        if (versions.size() > 1) {
            more.getSubMenu().addItem(getTranslation("delivery.compare.title"), _ -> new CompareDialog(plans, versions).open());
        }
        if (plan.head().version() > 0) {
            MenuItem event = more.getSubMenu().addItem(getTranslation("delivery.happened.title"), _ -> happened.run());
            event.setVisible(AllocationView.may(Role.BUYER));
            more.getSubMenu().addItem(getTranslation("delivery.whatIf.title"), _ -> whatIf.run());
        }
        more.getSubMenu().addItem(getTranslation("delivery.transports.title"), _ -> UI.getCurrent().navigate(TransportsView.class));
        more.getSubMenu().addItem(getTranslation("delivery.travel.title"), _ -> UI.getCurrent().navigate(TravelView.class));
        more.getSubMenu().addItem(getTranslation("delivery.view.fleet"), _ -> fleet.run());
        more.getSubMenu().addItem(getTranslation("delivery.group.title"), _ -> group.run()).setVisible(AllocationView.may(Role.MANAGER));
    }

    private static DownloadResponse geoJson(DeliveryPlan plan, String name) {
        byte[] text = json(plan).getBytes(StandardCharsets.UTF_8);
        return new DownloadResponse(new ByteArrayInputStream(text), name, "application/geo+json", text.length);
    }

    private static String json(DeliveryPlan plan) {
        try (var json = JsonbBuilder.create()) {
            return json.toJson(RouteGeoJson.of(plan));
        } catch (Exception e) {
            throw new IllegalStateException("The plan cannot be written as GeoJSON.", e);
        }
    }
}
