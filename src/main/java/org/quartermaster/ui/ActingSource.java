package org.quartermaster.ui;

import java.util.List;
import java.util.function.Consumer;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/** Asks a source as the person who opened the view, also where a push or a download runs on a thread that nobody is bound to. */
record ActingSource<T>(RowSource<T> source, Opener opener) implements RowSource<T> {

    @Override
    public List<T> page(TableQuery query, int offset, int limit) {
        return opener.ask(() -> source.page(query, offset, limit));
    }

    @Override
    public long count(TableQuery query) {
        return opener.ask(() -> source.count(query));
    }

    @Override
    public void forEach(TableQuery query, Consumer<T> consumer) {
        opener.ask(() -> {
            source.forEach(query, consumer);
            return null;
        });
    }
}
