package org.quartermaster.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quartermaster.shared.Actor;

/** The side navigation: the rooms' entries that the actor's role may see, with their counts. */
final class SideNavigation extends Nav {

    private record Line(Anchor link, Span count, NavigationEntry entry) {
    }

    private final Map<String, Line> lines = new LinkedHashMap<>();

    SideNavigation() {
        addClassName("qm-nav");
        setAriaLabel(getTranslation("ui.nav.title"));
        Span name = new Span("Quartermaster");
        name.addClassName("qm-brand");
        add(name);
        entries().forEach(this::add);
        add(more());
        NativeButton collapse = new NativeButton("«");
        collapse.addClassName("qm-collapse");
        collapse.getElement().setAttribute("aria-label", getTranslation("ui.nav.collapse")).setAttribute("onclick", "window.qmCollapse && window.qmCollapse()");
        add(collapse);
    }

    /** The last place of the bottom bar: everything else, found by name. */
    private NativeButton more() {
        var icon = VaadinIcon.ELLIPSIS_DOTS_H.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var more = new NativeButton();
        more.add(icon, new Span(getTranslation("ui.nav.more")));
        more.addClassName("qm-more");
        more.getElement().setAttribute("onclick", "document.getElementById('qm-command')?.click()");
        return more;
    }

    /** What the actor may see, in order. */
    List<NavigationEntry> entries() {
        return Beans.all(NavigationEntry.class).stream()
                .filter(entry -> Actor.current().map(actor -> actor.role().includes(entry.role())).orElse(true))
                .sorted(Comparator.comparingInt(NavigationEntry::order)).toList();
    }

    private void add(NavigationEntry entry) {
        Span text = new Span(getTranslation(entry.textKey()));
        text.addClassName("text");
        Span count = new Span();
        count.addClassName("count");
        var icon = entry.icon().create();
        icon.getElement().setAttribute("aria-hidden", "true");
        Anchor link = new Anchor(entry.path().isEmpty() ? "." : entry.path(), icon, text, count);
        link.getElement().setAttribute("title", text.getText());
        if (!entry.isInPocket()) {
            link.addClassName("more");
        }
        lines.put(entry.path(), new Line(link, count, entry));
        add(link);
    }

    /** Marks where the person is and reads the counts again. */
    void show(String path) {
        String deepest = lines.keySet().stream().filter(at -> isWithin(path, at)).max(Comparator.comparingInt(String::length)).orElse(null);
        lines.forEach((at, line) -> {
            boolean here = at.equals(deepest);
            line.link().setClassName("on", here);
            if (here) {
                line.link().getElement().setAttribute("aria-current", "page");
            } else {
                line.link().getElement().removeAttribute("aria-current");
            }
            count(line);
        });
    }

    private static boolean isWithin(String path, String at) {
        return at.isEmpty() ? path.isEmpty() : path.equals(at) || path.startsWith(at + "/");
    }

    private void count(Line line) {
        NavigationEntry.Count count = Beans.find(NavigationCounts.class).map(counts -> counts.of(line.entry())).orElse(NavigationEntry.Count.NONE);
        line.count().setText(count.number() == 0 ? "" : Format.current().quantity(count.number()));
        String title = getTranslation(line.entry().textKey());
        line.link().getElement().setAttribute("title", count.money() == null ? title : Format.current().money(count.money()) + " · " + title);
    }
}
