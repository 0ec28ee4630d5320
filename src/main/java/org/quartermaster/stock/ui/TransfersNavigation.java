package org.quartermaster.stock.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.stock.TransferRows;
import org.quartermaster.ui.NavigationEntry;

/** The ways to transfers. */
@ApplicationScoped
public class TransfersNavigation implements NavigationEntry {

    private TransferRows transfers;

    protected TransfersNavigation() {
    }

    @Inject
    public TransfersNavigation(TransferRows transfers) {
        this.transfers = transfers;
    }

    /** The in-app path of one transfer. */
    public static String toTransfer(long id) {
        return "transfers?transfer=" + id;
    }

    /** The in-app path of the transfer with this code, whatever its state. */
    public static String toTransferCalled(String code) {
        return "transfers?f.code=" + code;
    }

    @Override
    public String path() {
        return "transfers";
    }

    @Override
    public String textKey() {
        return "stock.transfers.title";
    }

    @Override
    public VaadinIcon icon() {
        return VaadinIcon.EXCHANGE;
    }

    @Override
    public int order() {
        return 35;
    }

    /** Transfers that should leave today or are overdue, and their value at cost. */
    @Override
    public Count count() {
        var totals = transfers.totals(TableQuery.ALL.and(new Filter.OneOf("mark", Set.of("act", "watch"))));
        return new Count(totals.transfers(), totals.value());
    }
}
