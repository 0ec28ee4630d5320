package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quartermaster.delivery.AllocationBook;
import org.quartermaster.delivery.DeliveryEditing;
import org.quartermaster.delivery.DeliveryPlan;
import org.quartermaster.delivery.DeliveryPlans;
import org.quartermaster.delivery.DeliveryReplanning;
import org.quartermaster.delivery.DeliveryUndo;
import org.quartermaster.delivery.DrivenSoFar;
import org.quartermaster.delivery.DepotGroups;
import org.quartermaster.delivery.StopKind;
import org.quartermaster.delivery.WaitingOrders;
import org.quartermaster.delivery.PlanStop;
import org.quartermaster.delivery.UnservedFacts;
import org.quartermaster.delivery.Vehicles;
import org.quartermaster.shared.BusinessCalendar;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.stock.Warehouses;
import org.quartermaster.ui.DayField;
import org.quartermaster.ui.EmptyState;
import org.quartermaster.ui.KpiStrip;
import org.quartermaster.ui.Notice;
import org.quartermaster.ui.Page;
import org.quartermaster.ui.RouteMap;
import org.quartermaster.ui.Shell;
import org.quartermaster.ui.Timeline;
import org.quartermaster.ui.WhyPanel;

/** A day's deliveries of one depot: figures, map and timeline side by side, what is left out, all stops; plan, stop, change, undo. */
@Route(value = "deliveries", layout = Shell.class)
@RolesAllowed(Role.VIEW)
public class DeliveriesView extends Page implements BeforeEnterObserver {
    private static final int POLL_MILLIS = 1000;
    private static final int PATIENCE_POLLS = 90;

    private final transient DeliveryPlans plans;
    private final transient DeliveryUndo undoing;
    private final transient DrivenSoFar driven;
    private final transient DeliveryReplanning replanning;
    private final transient WaitingOrders waiting;
    private final transient Vehicles vehicles;
    private final transient DepotGroups groups;
    private final transient BusinessCalendar calendar;
    private final transient AllocationBook allocations;
    private final transient List<WarehouseFacts> depots;
    private final transient StopActions actions;
    private final transient StopDetail detail;
    private final DayField day = new DayField("");
    private final Select<WarehouseFacts> depot = new Select<>();
    private final Button run = new Button(getTranslation("delivery.view.run"), _ -> run());
    private final Button undo = new Button(getTranslation("delivery.view.undo"), _ -> undo());
    private final PlanMenu menu = new PlanMenu();
    private final KpiStrip figures = new KpiStrip();
    private final SolveProgress progress = new SolveProgress(this::stopHere);
    private final RouteMap map = new RouteMap(getTranslation("delivery.map.description"));
    private final Timeline timeline = new Timeline(getTranslation("delivery.timeline.description"));
    private final Div pictures = new Div(map, timeline);
    private final UnservedTray tray = new UnservedTray(stop -> open(stop), (stop, relaxation) -> relax(stop, relaxation));
    private final StopGrid stops = new StopGrid();
    private final WhyPanel panel = new WhyPanel();
    private final Div empty = new Div(new EmptyState("delivery.view.empty", new Button(getTranslation("delivery.view.run"), _ -> run())),
            new Anchor(DeliveriesNavigation.toTransports(), getTranslation("delivery.transports.title")), groupBeforehand());
    private transient DeliveryPlan plan;
    private long awaitedAfter = -1;
    private int pollsLeft;

    @Inject
    public DeliveriesView(DeliveryPlans plans, DeliveryEditing editing, DeliveryUndo undoing, DrivenSoFar driven, DeliveryReplanning replanning, WaitingOrders waiting, Vehicles vehicles, DepotGroups groups, Warehouses warehouses, BusinessCalendar calendar,
                          AllocationBook allocations) {
        super("delivery.view.title");
        this.plans = plans;
        this.undoing = undoing;
        this.driven = driven;
        this.replanning = replanning;
        this.waiting = waiting;
        this.vehicles = vehicles;
        this.groups = groups;
        this.calendar = calendar;
        this.allocations = allocations;
        depots = warehouses.all();
        actions = new StopActions(() -> plan, editing, replanning, this::changed);
        detail = new StopDetail(panel, new AllocationDetail(depots.stream().collect(Collectors.toMap(site -> site.id().value(), WarehouseFacts::code))));
        header();
        pictures.addClassName("qm-pictures");
        empty.addClassName("qm-nothing");
        place(stops.grid(), figures, progress, empty, pictures, tray);
        aside(panel);
        lightUpTogether();
    }

    private void header() {
        day.setAriaLabel(getTranslation("delivery.view.day"));
        day.addClassName("qm-small");
        depot.setAriaLabel(getTranslation("delivery.view.depot"));
        depot.addClassName("qm-small");
        depot.setItems(depots);
        depot.setItemLabelGenerator(site -> getLocale().getLanguage().equals("zh") && !site.nameZh().isEmpty() ? site.nameZh() : site.name());
        day.addValueChangeListener(event -> moved(event.isFromClient()));
        depot.addValueChangeListener(event -> moved(event.isFromClient()));
        run.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        chips().add(day, depot);
        var board = new Anchor(DeliveriesNavigation.toAllocation(), getTranslation("delivery.board.title"));
        toolbar().add(board, menu, undo, run);
    }

    /** Depots are best brought together before the first plan of the day. */
    private Component groupBeforehand() {
        var together = new Button(getTranslation("delivery.group.title"), _ -> group());
        together.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        together.setVisible(may(Role.MANAGER));
        return together;
    }

    private void lightUpTogether() {
        map.onHover(this::highlight);
        timeline.onHover(this::highlight);
        map.onSelect(this::select);
        timeline.onSelect(this::select);
        if (may(Role.BUYER)) {
            map.onDrop(actions::dropped);
            timeline.onDrop(actions::dropped);
            stops.onDrop(actions::dropped);
        }
        stops.onActive(row -> {
            if (row != null) {
                select(PlanPicture.stopId(row.stopNo()));
            }
        });
    }

    private void highlight(String id) {
        map.highlight(id);
        timeline.highlight(id);
        stops.highlight(PlanPicture.stopOf(id));
    }

    private void select(String id) {
        highlight(id);
        if (PlanPicture.stopOf(id) >= 0) {
            open(PlanPicture.stopOf(id));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addStyleSheet("context://qm/delivery.css");
        addListener(event.getUI());
    }

    private void addListener(UI ui) {
        var poll = ui.addPollListener(_ -> polled());
        addDetachListener(_ -> poll.remove());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        day.setValue(parameters.getSingleParameter("day").flatMap(DeliveriesView::parsed).orElseGet(calendar::planningDay));
        int wanted = parameters.getSingleParameter("depot").filter(text -> text.matches("\\d{1,9}")).map(Integer::parseInt).orElse(0);
        depots.stream().filter(site -> site.id().value() == wanted).findFirst().or(() -> depots.stream().findFirst()).ifPresent(depot::setValue);
        load();
        parameters.getSingleParameter("order").flatMap(this::stopOfOrder).ifPresent(stop -> select(PlanPicture.stopId(stop.stopNo())));
    }

    private static Optional<LocalDate> parsed(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<PlanStop> stopOfOrder(String code) {
        return plan == null ? Optional.empty() : plan.stops().stream().filter(stop -> stop.orderCode().equals(code)).findFirst();
    }

    private void moved(boolean fromClient) {
        if (fromClient && day.getValue() != null && depot.getValue() != null) {
            UI.getCurrent().getPage().getHistory().replaceState(null, DeliveriesNavigation.toDepot(day.getValue(), depot.getValue().id()));
            awaitedAfter = -1;
            panel.close();
            load();
        }
    }

    /** Shows the draft of a running search, else the plan that counts. */
    private void load() {
        if (depot.getValue() == null) {
            show(null);
            return;
        }
        WarehouseId site = site();
        Optional<DeliveryPlan> solving = plans.solving(day.getValue(), site);
        Optional<DeliveryPlan> current = solving.isPresent() ? Optional.empty() : plans.current(day.getValue(), site);
        show(solving.or(() -> current).orElse(null));
        boolean awaited = awaitedAfter >= 0 && solving.isEmpty() && current.map(one -> one.head().id()).orElse(0L) <= awaitedAfter && pollsLeft > 0;
        if (solving.isPresent()) {
            progress.show(solving.get().head(), may(Role.BUYER));
        } else if (awaited) {
            progress.waiting();
        } else {
            awaitedAfter = -1;
            progress.done();
        }
        boolean busy = solving.isPresent() || awaited;
        run.setEnabled(!busy && may(Role.BUYER));
        Optional.ofNullable(UI.getCurrent()).ifPresent(ui -> ui.setPollInterval(busy ? POLL_MILLIS : -1));
    }

    private void polled() {
        pollsLeft--;
        load();
    }

    private void show(DeliveryPlan shown) {
        plan = shown;
        boolean there = shown != null;
        for (Component part : new Component[] {figures, pictures, stops.grid(), menu}) {
            part.setVisible(there);
        }
        empty.setVisible(!there);
        undo.setVisible(there && shown.head().parentId() > 0 && !shown.head().isSolving() && may(Role.BUYER));
        tray.setVisible(there);
        if (there) {
            figures.show(PlanFigures.of(shown));
            map.show(PlanPicture.map(shown));
            timeline.show(PlanPicture.timeline(shown));
            tray.show(shown.head().isSolving() ? List.of() : UnservedFacts.of(shown), shown.skipped(), may(Role.BUYER));
            stops.show(plans.stops(shown.head().id()));
            menu.show(shown, plans.versions(shown.head().day(), new WarehouseId(shown.head().warehouseId())), plans,
                    () -> new FleetDialog(vehicles, depot.getValue().id(), depots).open(depot.getValue().code(), may(Role.MANAGER)), this::group,
                    this::happened, () -> new WhatIfDialog(replanning, plan).open());
        }
    }

    private void open(int stopNo) {
        if (plan == null || stopNo >= plan.stops().size() || plan.head().isSolving()) {
            return;
        }
        PlanStop stop = plan.stops().get(stopNo);
        highlightOnly(stopNo);
        detail.show(plan, stop, stop.kind() == StopKind.ORDER ? allocations.find(stop.orderId()) : Optional.empty(), actions.of(stop));
    }

    private void highlightOnly(int stopNo) {
        highlight(PlanPicture.stopId(stopNo));
    }

    /** Whose plan is shown: that of the depot, or of the one that it is planned together with. */
    private WarehouseId site() {
        WarehouseId own = depot.getValue().id();
        return plans.current(day.getValue(), own).isPresent() ? own : groups.leaderOf(own);
    }

    private void group() {
        depots.stream().filter(one -> one.id().equals(groups.leaderOf(depot.getValue().id()))).findFirst()
                .ifPresent(leader -> new GroupDialog(groups, leader, depots).open(() -> Notice.done(getTranslation("delivery.group.saved"))));
    }

    private void happened() {
        var now = LocalTime.now(ZoneId.of(plan.head().zone()));
        new HappenedDialog(replanning, plan, waiting.of(plan)).open(now, () -> {
            panel.close();
            load();
        });
    }

    private void relax(int stopNo, UnservedFacts.RelaxationFacts relaxation) {
        actions.relax(stopNo, relaxation);
    }

    private void changed(int stopNo) {
        load();
        open(stopNo);
    }

    private void run() {
        DrivenSoFar.Progress begun = plan == null || plan.head().isSolving() ? new DrivenSoFar.Progress(0, 0) : driven.progress(plan);
        if (begun.visited() == 0) {
            request(false);
        } else {
            new BegunDialog(begun, plan.head().stops()).open(this::request);
        }
    }

    private void request(boolean isWhole) {
        StopActions.attempt(() -> {
            plans.request(day.getValue(), Optional.of(depot.getValue().id()), 0, isWhole);
            awaitedAfter = plan == null ? 0 : plan.head().id();
            pollsLeft = PATIENCE_POLLS;
            load();
        });
    }

    private void stopHere() {
        StopActions.attempt(() -> plans.stop(day.getValue(), site()));
    }

    private void undo() {
        StopActions.attempt(() -> {
            List<String> leftOut = undoing.undo(day.getValue(), plan.head().warehouseId(), plan.head().version()).leftOut();
            panel.close();
            load();
            Notice.done(leftOut.isEmpty() ? getTranslation("delivery.notice.undone") : getTranslation("delivery.notice.undoneWithout", String.join(", ", leftOut)));
        });
    }

    private static boolean may(Role role) {
        return AllocationView.may(role);
    }
}
