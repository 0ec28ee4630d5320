package org.quartermaster.replenishment.ui;

import com.vaadin.flow.data.provider.hierarchy.AbstractBackEndHierarchicalDataProvider;
import com.vaadin.flow.data.provider.hierarchy.HierarchicalQuery;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.quartermaster.replenishment.Proposals;
import org.quartermaster.replenishment.Proposals.Group;
import org.quartermaster.shared.table.Filter;
import org.quartermaster.shared.table.TableQuery;
import org.quartermaster.ui.Opener;

/** Groups, read at once, and their lines, read page by page as groups are opened. */
final class GroupedRows extends AbstractBackEndHierarchicalDataProvider<GroupedRow, Void> {

    private final transient Proposals proposals;
    private final transient Opener opener = Opener.current();
    private TableQuery query = TableQuery.ALL;
    private transient List<Group> groups = List.of();

    GroupedRows(Proposals proposals) {
        this.proposals = proposals;
    }

    void show(TableQuery wanted) {
        query = wanted;
        groups = opener.ask(() -> proposals.groups(wanted));
        refreshAll();
    }

    /** The lines of one group. */
    static TableQuery of(TableQuery query, Group group) {
        return query.and(exactly("groupId", group.groupId())).and(exactly("warehouseId", group.warehouseId()));
    }

    private static Filter exactly(String column, int id) {
        return new Filter.NumberBetween(column, BigDecimal.valueOf(id), BigDecimal.valueOf(id));
    }

    @Override
    public Object getId(GroupedRow row) {
        return row.identity();
    }

    @Override
    public boolean hasChildren(GroupedRow row) {
        return row instanceof GroupedRow.Header;
    }

    @Override
    public int getChildCount(HierarchicalQuery<GroupedRow, Void> asked) {
        return switch (asked.getParent()) {
            case GroupedRow.Header(Group group) -> group.lines();
            case null, default -> groups.size();
        };
    }

    @Override
    protected Stream<GroupedRow> fetchChildrenFromBackEnd(HierarchicalQuery<GroupedRow, Void> asked) {
        return switch (asked.getParent()) {
            case GroupedRow.Header(Group group) -> opener.ask(() -> proposals.page(of(query, group), asked.getOffset(), asked.getLimit())).stream().map(GroupedRow.Line::new);
            case null, default -> groups.stream().skip(asked.getOffset()).limit(asked.getLimit()).map(GroupedRow.Header::new);
        };
    }
}
