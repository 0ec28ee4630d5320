package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.tabs.TabsVariant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartermaster.shared.table.Filter;

/** The lists of the worklist: what is to be decided, and what became of the rest. */
final class WorklistTabs extends Tabs {

    private static final Map<String, Set<String>> STATES = new LinkedHashMap<>();

    static {
        STATES.put("proposed", Set.of("proposed"));
        STATES.put("approved", Set.of("ordered"));
        STATES.put("snoozed", Set.of("snoozed"));
        STATES.put("rejected", Set.of("rejected", "lapsed"));
    }

    private final List<String> names = List.copyOf(STATES.keySet());

    WorklistTabs(Runnable chosen) {
        addThemeVariants(TabsVariant.LUMO_SMALL);
        names.forEach(name -> add(new Tab(getTranslation("replenishment.tab." + name))));
        addSelectedChangeListener(_ -> chosen.run());
    }

    /** Whether these lines wait for a decision. */
    boolean isOpen() {
        return name().equals("proposed");
    }

    /** Whether these lines were put aside. */
    boolean isSnoozed() {
        return name().equals("snoozed");
    }

    Filter filter() {
        return new Filter.OneOf("state", STATES.get(name()));
    }

    private String name() {
        return names.get(Math.max(0, getSelectedIndex()));
    }
}
