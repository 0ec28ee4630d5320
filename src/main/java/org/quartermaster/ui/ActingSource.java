package org.quartermaster.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.quartermaster.shared.Actor;
import org.quartermaster.shared.table.RowSource;
import org.quartermaster.shared.table.TableQuery;

/** Asks a source as the person who opened the view, also where a push or a download runs on a thread that nobody is bound to. */
record ActingSource<T>(RowSource<T> source, Actor actor) implements RowSource<T> {

    @Override
    public List<T> page(TableQuery query, int offset, int limit) {
        return acting(() -> source.page(query, offset, limit));
    }

    @Override
    public long count(TableQuery query) {
        return acting(() -> source.count(query));
    }

    @Override
    public void forEach(TableQuery query, Consumer<T> consumer) {
        acting(() -> {
            source.forEach(query, consumer);
            return null;
        });
    }

    private <R> R acting(Supplier<R> question) {
        if (actor == null || Actor.current().isPresent()) {
            return question.get();
        }
        try {
            return actor.call(question::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
