package org.quartermaster.replenishment.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.NavigationEntry;

/** The way to the worklist. */
@ApplicationScoped
public class ReplenishmentNavigation implements NavigationEntry {

    static final String LIST = "replenishment";
    /** What waits for a decision now. */
    static final TableQuery URGENT = new TableQuery(List.of(new Filter.OneOf("state", Set.of("proposed")), new Filter.OneOf("urgency", Set.of("act"))), List.of());

    private Proposals proposals;

    protected ReplenishmentNavigation() {
    }

    @Inject
    public ReplenishmentNavigation(Proposals proposals) {
        this.proposals = proposals;
    }

    /** The in-app path of one proposal on the worklist, its why open. */
    public static String toProposal(String key) {
        return LIST + "?proposal=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    /** The in-app path of the worklist. */
    public static String toWorklist() {
        return LIST;
    }

    @Override
    public String path() {
        return LIST;
    }

    @Override
    public String textKey() {
        return "replenishment.nav";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.CART;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean isInPocket() {
        return true;
    }

    @Override
    public Count count() {
        var totals = proposals.totals(URGENT);
        return new Count(totals.lines(), totals.value());
    }
}
