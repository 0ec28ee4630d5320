package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.quartermaster.delivery.AllocationStrategies;
import org.quartermaster.delivery.AllocationStrategies.Stated;
import org.quartermaster.delivery.allocation.Strategy;
import org.quartermaster.stock.WarehouseFacts;
import org.quartermaster.ui.Notice;

/** Changes a strategy that does not allocate, or makes one from another; it is tried on past orders before somebody switches it on. */
final class StrategyEditDialog {
    private final AllocationStrategies strategies;
    private final StrategyForm form;
    private final Select<Stated> which = new Select<>();
    private final Paragraph active = new Paragraph(DeliveryWords.text("delivery.strategy.copyOfActive"));
    private final Button copy = new Button(DeliveryWords.text("delivery.strategy.copy"), _ -> copy());
    private final Button forget = new Button(DeliveryWords.text("delivery.strategy.forget"), _ -> forget());
    private int version;

    StrategyEditDialog(AllocationStrategies stated, List<WarehouseFacts> sites) {
        strategies = stated;
        form = new StrategyForm(sites);
    }

    /** @param saved told after a strategy was kept */
    void open(Runnable saved) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(DeliveryWords.text("delivery.strategy.edit"));
        dialog.addClassName("qm-dialog");
        dialog.setWidth("min(860px, 96vw)");
        which.setLabel(DeliveryWords.text("delivery.dryRun.strategy"));
        which.setItemLabelGenerator(one -> one == null ? "" : AllocationDetail.strategy(one.strategy().code()) + (one.isActive() ? " ●" : ""));
        which.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                show(event.getValue());
            }
        });
        refill(strategies.active().code());
        dialog.add(which, active, form);
        var save = new Button(DeliveryWords.text("ui.save"), _ -> attempt(() -> {
            String code = keep(form.strategy());
            refill(code);
            saved.run();
            Notice.done(DeliveryWords.text("delivery.strategy.kept", AllocationDetail.strategy(code)));
        }));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(forget, copy, new Button(DeliveryWords.text("ui.close"), _ -> dialog.close()), save);
        dialog.open();
    }

    private String keep(Strategy strategy) {
        if (form.isNew()) {
            strategies.add(strategy);
        } else {
            strategies.save(strategy, version);
        }
        return strategy.code();
    }

    private void refill(String code) {
        List<Stated> all = strategies.all();
        which.setItems(all);
        which.setValue(all.stream().filter(one -> one.strategy().code().equals(code)).findFirst().orElse(all.getFirst()));
    }

    /** The one that allocates is shown as the beginning of a copy. */
    private void show(Stated stated) {
        active.setVisible(stated.isActive());
        forget.setVisible(stated.version() > 0 && !stated.isActive());
        copy.setVisible(!stated.isActive());
        version = stated.version();
        form.show(stated.strategy(), stated.isActive() ? freeCode(stated.strategy().code()) : stated.strategy().code(), stated.isActive());
    }

    private void copy() {
        Stated stated = which.getValue();
        forget.setVisible(false);
        form.show(stated.strategy(), freeCode(stated.strategy().code()), true);
    }

    private String freeCode(String code) {
        List<String> taken = strategies.all().stream().map(one -> one.strategy().code()).toList();
        int number = 2;
        while (taken.contains(code + "_" + number)) {
            number++;
        }
        return code + "_" + number;
    }

    private void forget() {
        attempt(() -> {
            strategies.remove(which.getValue().strategy().code(), version);
            refill(strategies.active().code());
        });
    }

    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }
}
