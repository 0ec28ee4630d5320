package org.quartermaster.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.quartermaster.catalog.Catalog;
import org.quartermaster.catalog.SkuEditing;
import org.quartermaster.catalog.SkuFacts;
import org.quartermaster.catalog.SkuLinking;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.SkuId;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.FactList;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.SkuPanel;

/** Everything about one SKU: {@code sku?id=1042} or {@code sku?code=MUG-1042}. Rooms above add panels. */
@Route(value = "sku", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class SkuView extends Page implements BeforeEnterObserver {

    private final transient Catalog catalog;
    private final transient SkuEditing editing;
    private final transient SkuLinking linking;
    private final transient Instance<SkuPanel> panels;

    @Inject
    public SkuView(Catalog catalog, SkuEditing editing, SkuLinking linking, @Any Instance<SkuPanel> panels) {
        super("catalog.sku.title");
        this.catalog = catalog;
        this.editing = editing;
        this.linking = linking;
        this.panels = panels;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wanted(event.getLocation()).ifPresentOrElse(this::show,
                () -> content(new EmptyState("catalog.sku.none", new Anchor("catalog", getTranslation("catalog.view.title")))));
    }

    private Optional<SkuFacts> wanted(Location location) {
        var parameters = location.getQueryParameters();
        var byId = parameters.getSingleParameter("id").filter(text -> text.matches("\\d{1,9}")).flatMap(id -> catalog.find(new SkuId(Integer.parseInt(id))));
        return byId.isPresent() ? byId : parameters.getSingleParameter("code").map(code -> catalog.byCode(List.of(code)).get(code));
    }

    private void show(SkuFacts sku) {
        title(sku.code() + " · " + name(sku));
        toolbar().removeAll();
        toolbar().add(link("forecast?sku=" + sku.code(), "catalog.sku.forecast"), link("stock?f.sku=" + sku.code(), "catalog.sku.stock"),
                link("replenishment?f.sku=" + sku.code(), "catalog.sku.replenishment"));
        if (Actor.required().role().includes(Role.BUYER)) {
            String title = sku.code() + " · " + name(sku);
            Runnable again = () -> catalog.find(sku.id()).ifPresent(this::show);
            toolbar().add(new Button(getTranslation("catalog.links.title"), _ -> LinksDialog.open(linking, sku.id(), title, again)),
                    new Button(getTranslation("catalog.edit.title"), _ -> SkuDialog.open(editing, sku.id(), title, again)));
        }
        var all = new Div(panel(getTranslation("catalog.sku.facts"), facts(sku)));
        all.addClassName("qm-panels");
        panels.stream().sorted(Comparator.comparingInt(SkuPanel::order)).forEach(part -> all.add(panel(getTranslation(part.titleKey()), content(part, sku.id()))));
        content(all);
    }

    private static Component content(SkuPanel part, SkuId sku) {
        try {
            return part.content(sku);
        } catch (RuntimeException problem) {
            return new Span(Notice.words(problem));
        }
    }

    private static Section panel(String heading, Component content) {
        var panel = new Section(new H2(heading), content);
        panel.addClassName("qm-panel");
        return panel;
    }

    private FactList facts(SkuFacts sku) {
        var format = Format.current();
        var list = new FactList().fact("catalog.column.category", category(sku.categoryId())).fact("catalog.column.brand", sku.brand())
                .fact("catalog.column.lifeCycle", getTranslation("catalog.lifeCycle." + sku.lifeCycle().code()))
                .fact("catalog.column.unitCost", money(sku.unitCost())).fact("catalog.column.unitPrice", money(sku.unitPrice()))
                .fact("catalog.column.packSize", format.quantity(sku.packSize(), getTranslation("ui.unit.pieces")))
                .fact("catalog.column.volume", quantity(sku.volumeLitres(), "catalog.unit.litres"))
                .fact("catalog.column.weight", quantity(sku.weightKg(), "ui.unit.kilograms"))
                .fact("catalog.column.shelfLife", sku.shelfLifeDays() == 0 ? "" : format.quantity(sku.shelfLifeDays(), getTranslation("ui.unit.days")))
                .fact("catalog.column.launchedOn", format.fullDay(sku.launchedOn())).fact("catalog.column.endedOn", format.fullDay(sku.endedOn()));
        if (sku.predecessor() != null) {
            list.fact("catalog.column.predecessor", predecessor(sku, format));
        }
        var parts = linking.current(sku.id()).links().parts();
        if (!parts.isEmpty()) {
            var links = new Div();
            parts.forEach((code, units) -> links.add(new Div(new Anchor(CatalogNavigation.toSku(code), format.quantity(units) + " × " + code))));
            list.fact("catalog.column.parts", links);
        }
        List<String> bundles = linking.bundlesWith(sku.id());
        if (!bundles.isEmpty()) {
            var links = new Div();
            bundles.forEach(code -> links.add(new Div(new Anchor(CatalogNavigation.toSku(code), code))));
            list.fact("catalog.column.bundles", links);
        }
        return list;
    }

    private Anchor predecessor(SkuFacts sku, Format format) {
        String code = catalog.find(sku.predecessor()).map(SkuFacts::code).orElse(Format.MISSING);
        return new Anchor(CatalogNavigation.toSku(sku.predecessor()), code + " · " + format.percent(sku.predecessorShare())
                + (sku.predecessorUntil() == null ? "" : " · " + getTranslation("catalog.links.until.day", format.fullDay(sku.predecessorUntil()))));
    }

    private String category(int id) {
        return catalog.categories().stream().filter(category -> category.id() == id).findFirst()
                .map(category -> isChinese() && !category.nameZh().isEmpty() ? category.nameZh() : category.name()).orElse("");
    }

    private String name(SkuFacts sku) {
        return isChinese() && !sku.nameZh().isEmpty() ? sku.nameZh() : sku.name();
    }

    private boolean isChinese() {
        return getLocale().getLanguage().equals("zh");
    }

    private static String money(double value) {
        return Double.isNaN(value) ? "" : Format.current().money(value);
    }

    private String quantity(double value, String unitKey) {
        return Double.isNaN(value) ? "" : Format.current().quantity(value, getTranslation(unitKey));
    }

    private Anchor link(String path, String textKey) {
        var link = new Anchor(path, getTranslation(textKey));
        link.addClassName("qm-chip");
        return link;
    }
}
