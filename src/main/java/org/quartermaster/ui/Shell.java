package org.quartermaster.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;

/**
 * The frame around every view: side navigation (a bottom bar on small screens), top line, the view, and the job bar while something runs. Views name it as
 * their layout: {@code @Route(value = "stock", layout = Shell.class)}.
 */
public class Shell extends Div implements RouterLayout, AfterNavigationObserver {

    private final SideNavigation navigation = new SideNavigation();
    private final TopLine top = new TopLine(navigation);
    private final Main main = new Main();
    private final JobBar jobs = new JobBar();

    public Shell() {
        addClassName("qm-app");
        Div column = new Div(top, main, jobs);
        column.addClassName("qm-column");
        main.addClassName("qm-main");
        add(navigation, column);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://qm/shell.js");
        event.getUI().getElement().executeJs("document.documentElement.lang = $0", event.getUI().getLocale().toLanguageTag());
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.removeAll();
        if (content != null) {
            main.add((Component) content);
        }
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        main.removeAll();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        navigation.show(event.getLocation().getPath());
        top.refresh();
    }
}
