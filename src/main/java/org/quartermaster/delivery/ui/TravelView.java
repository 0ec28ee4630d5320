package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.quartermaster.delivery.travel.Calibration;
import org.quartermaster.delivery.travel.Calibrations;
import org.quartermaster.delivery.travel.KnownLegs;
import org.quartermaster.delivery.travel.MatrixProtocol;
import org.quartermaster.delivery.travel.TravelSettings;
import org.quartermaster.delivery.travel.TravelSetup;
import org.quartermaster.shared.Role;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.KpiStrip;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.State;

/** How far and how fast: where distances come from, what past trips have shown by region, which legs are known. The administrator changes it here. */
@Route(value = "deliveries/travel", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class TravelView extends Page {
    private final transient TravelSetup setup;
    private final transient Calibrations calibrations;
    private final transient KnownLegs known;
    private final KpiStrip figures = new KpiStrip();
    private final Select<TravelSettings.Source> source = new Select<>();
    private final NumberField roadFactor = number("delivery.travel.roadFactor", 1, 5, 0.05);
    private final NumberField speed = number("delivery.travel.speed", 1, 200, 1);
    private final TextField url = new TextField(getTranslation("delivery.travel.url"));
    private final Checkbox measured = new Checkbox(getTranslation("delivery.travel.measured"));
    private final Select<MatrixProtocol> protocol = new Select<>();
    private final Div regions = new Div();

    @Inject
    public TravelView(TravelSetup setup, Calibrations calibrations, KnownLegs known) {
        super("delivery.travel.title");
        this.setup = setup;
        this.calibrations = calibrations;
        this.known = known;
        chips().add(new Anchor("deliveries", getTranslation("delivery.view.title")));
        if (AllocationView.may(Role.MANAGER)) {
            toolbar().add(new Button(getTranslation("delivery.travel.upload"), _ -> LegUpload.open(known, this::show)),
                    new Button(getTranslation("delivery.travel.measure"), _ -> attempt(this::measure)));
        }
        var body = new Div(new H2(getTranslation("delivery.travel.source")), form(), new H2(getTranslation("delivery.travel.regions")), regions);
        body.addClassName("qm-travel");
        content(figures, body);
        show();
    }

    private Div form() {
        boolean mayState = AllocationView.may(Role.ADMIN);
        source.setLabel(getTranslation("delivery.travel.from"));
        source.setItems(TravelSettings.Source.values());
        source.setItemLabelGenerator(one -> getTranslation("delivery.travel.source." + one.code()));
        protocol.setLabel(getTranslation("delivery.travel.protocol"));
        protocol.setItems(MatrixProtocol.values());
        protocol.setItemLabelGenerator(one -> getTranslation("delivery.travel.protocol." + one.code()));
        protocol.addValueChangeListener(event -> url.setPlaceholder(event.getValue().example()));
        url.setHelperText(setup.allowed().hosts().isEmpty() ? getTranslation("delivery.travel.noHosts")
                : getTranslation("delivery.travel.hosts", String.join(", ", setup.allowed().hosts())));
        var fields = new Div(source, roadFactor, speed, protocol, url, measured);
        fields.addClassName("qm-travel-fields");
        if (mayState) {
            var save = new Button(getTranslation("ui.save"), _ -> attempt(this::save));
            save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            fields.add(save);
        }
        source.setReadOnly(!mayState);
        roadFactor.setReadOnly(!mayState);
        speed.setReadOnly(!mayState);
        protocol.setReadOnly(!mayState);
        url.setReadOnly(!mayState);
        measured.setReadOnly(!mayState);
        return fields;
    }

    private NumberField number(String key, double least, double most, double step) {
        var field = new NumberField(getTranslation(key));
        field.setMin(least);
        field.setMax(most);
        field.setStep(step);
        return field;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addStyleSheet("context://qm/delivery.css");
    }

    private void show() {
        TravelSettings settings = setup.settings();
        source.setValue(settings.source());
        roadFactor.setValue(settings.roadFactor());
        speed.setValue(settings.speedKmh());
        protocol.setValue(settings.protocol());
        url.setValue(settings.url());
        measured.setValue(settings.measured());
        Optional<Calibration> latest = calibrations.latest();
        figures.show(figures(settings, latest));
        regions.removeAll();
        latest.ifPresentOrElse(one -> regions.add(new Paragraph(words(one)), TravelRegions.table(one)), () -> regions.add(new Paragraph(getTranslation("delivery.travel.none"))));
    }

    private List<KpiStrip.Kpi> figures(TravelSettings settings, Optional<Calibration> latest) {
        var format = Format.current();
        long legs = known.counts().stream().mapToLong(KnownLegs.Count::legs).sum();
        String sources = String.join(" · ", known.counts().stream().map(count -> getTranslation("delivery.travel.count." + count.source(), format.quantity(count.legs()))).toList());
        boolean isUsed = settings.measured() && latest.filter(Calibration::isBetter).isPresent();
        return List.of(new KpiStrip.Kpi("delivery.travel.figure.estimate", getTranslation(isUsed ? "delivery.travel.isMeasured" : "delivery.travel.isStated"), "",
                        isUsed ? State.GOOD : null, null),
                new KpiStrip.Kpi("delivery.travel.figure.error", latest.map(one -> seconds(one.measuredError())).orElse(Format.MISSING),
                        latest.map(one -> getTranslation("delivery.travel.instead", seconds(one.statedError()))).orElse(""), null, null),
                new KpiStrip.Kpi("delivery.travel.figure.driven", format.quantity(latest.map(one -> one.everywhere().legs()).orElse(0)), "", null, null),
                new KpiStrip.Kpi("delivery.travel.figure.known", format.quantity(legs), sources, null, null));
    }

    private String seconds(double value) {
        return Format.current().quantity(Math.round(value), getTranslation("delivery.unit.seconds"));
    }

    private String words(Calibration one) {
        var format = Format.current();
        LocalDate made = one.madeAt().toLocalDate();
        String verdict = getTranslation(one.isBetter() ? "delivery.travel.better" : "delivery.travel.worse", format.quantity(one.checkedLegs()));
        return getTranslation("delivery.travel.made", format.day(made), one.madeBy(), format.day(one.fromDay()), format.day(one.toDay())) + " " + verdict;
    }

    private void save() {
        if (roadFactor.isInvalid() || speed.isInvalid() || roadFactor.isEmpty() || speed.isEmpty()) {
            Notice.watch(getTranslation("delivery.travel.invalid"));
            return;
        }
        setup.state(new TravelSettings(source.getValue(), roadFactor.getValue(), speed.getValue(), measured.getValue(), protocol.getValue(), url.getValue()));
        show();
        Notice.done(getTranslation("delivery.travel.saved"));
    }

    private void measure() {
        Calibration made = calibrations.measure();
        show();
        Notice.done(getTranslation(made.isBetter() ? "delivery.travel.better" : "delivery.travel.worse", Format.current().quantity(made.checkedLegs())));
    }

    private static void attempt(Runnable action) {
        StopActions.attempt(action);
    }
}
