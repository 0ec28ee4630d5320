package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.quartermaster.delivery.SkippedOrder;
import org.quartermaster.delivery.UnservedFacts;
import org.quartermaster.delivery.UnservedFacts.RelaxationFacts;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.State;

/** The stops that are left out, each with its reason and the cheapest relaxations as buttons; then the orders that could not become stops. */
final class UnservedTray extends Div {
    private static final int MOST_BUTTONS = 2;
    private final IntConsumer onOpen;
    private final BiConsumer<Integer, RelaxationFacts> onRelax;

    UnservedTray(IntConsumer open, BiConsumer<Integer, RelaxationFacts> relax) {
        onOpen = open;
        onRelax = relax;
        addClassName("qm-tray");
        getElement().setAttribute("role", "list").setAttribute("aria-label", getTranslation("delivery.tray.title"));
    }

    void show(List<UnservedFacts> unserved, List<SkippedOrder> skipped, boolean mayChange) {
        removeAll();
        setVisible(!unserved.isEmpty() || !skipped.isEmpty());
        var words = new DeliveryWords();
        unserved.forEach(one -> add(card(one, words, mayChange)));
        skipped.forEach(order -> add(card(order)));
    }

    private Div card(UnservedFacts unserved, DeliveryWords words, boolean mayChange) {
        int stop = unserved.stop().stopNo();
        var open = new Button(unserved.stop().orderCode(), _ -> onOpen.accept(stop));
        open.addClassName("qm-linkish");
        var value = new Span(Format.current().money(unserved.stop().orderValue()));
        value.addClassName("qm-soft");
        var why = new Span(words.shortReason(unserved));
        why.addClassName("why");
        Div card = card(new Div(State.ACT.icon(), open, value), why);
        if (mayChange) {
            unserved.relaxations().stream().limit(MOST_BUTTONS)
                    .forEach(relaxation -> card.add(new Button(words.relaxation(relaxation), _ -> onRelax.accept(stop, relaxation))));
        }
        return card;
    }

    private Div card(SkippedOrder order) {
        var why = new Span(getTranslation("delivery.skipped." + order.reason(), order.detail()));
        why.addClassName("why");
        var value = new Span(Format.current().money(order.orderValue()));
        value.addClassName("qm-soft");
        return card(new Div(State.WATCH.icon(), new Span(order.orderCode()), value), why);
    }

    private static Div card(Div head, Span why) {
        head.addClassName("head");
        Div card = new Div(head, why);
        card.addClassName("card");
        card.getElement().setAttribute("role", "listitem");
        return card;
    }
}
