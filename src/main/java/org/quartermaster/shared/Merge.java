package org.quartermaster.shared;

import java.util.ArrayList;
import java.util.List;

/** Merges one person's changes of several fields into what stands now; a field that somebody else changed too waits for a person to choose. */
public final class Merge {

    private final List<Choice> choices;
    private final List<Clash> clashes = new ArrayList<>();
    private final List<Clash> kept = new ArrayList<>();

    /**
     * Two people changed one field to two values.
     *
     * @param seen   what the author saw
     * @param mine   what the author wants
     * @param theirs what stands now
     */
    public record Clash(String field, String seen, String mine, String theirs) {
    }

    /**
     * What the author chose.
     *
     * @param theirs the value that was shown beside the own one
     * @param isMine whether the own one replaces it
     */
    public record Choice(String field, String theirs, boolean isMine) {
    }

    /** @param choices about clashes of an earlier try; one whose other side changed again meanwhile is asked again */
    public Merge(List<Choice> choices) {
        this.choices = List.copyOf(choices);
    }

    /** What to store in {@code field}, unless it clashes. */
    public <T> T field(String field, FieldEdit<T> edit, T current) {
        if (edit.meets(current) != FieldEdit.Meeting.CLASH) {
            if (edit.meets(current) == FieldEdit.Meeting.NOTHING && !text(edit.seen()).equals(text(current))) {
                kept.add(new Clash(field, text(edit.seen()), text(edit.wanted()), text(current)));
            }
            return edit.over(current);
        }
        var chosen = choices.stream().filter(choice -> choice.field().equals(field) && choice.theirs().equals(text(current))).findFirst();
        if (chosen.isEmpty()) {
            clashes.add(new Clash(field, text(edit.seen()), text(edit.wanted()), text(current)));
        }
        return chosen.isPresent() && chosen.get().isMine() ? edit.wanted() : current;
    }

    /** Empty: everything may be stored. */
    public List<Clash> clashes() {
        return List.copyOf(clashes);
    }

    /** What somebody else changed and the author left alone: it stays as it stands now. */
    public List<Clash> kept() {
        return List.copyOf(kept);
    }

    private static String text(Object value) {
        return value == null ? "" : value instanceof java.math.BigDecimal amount ? amount.stripTrailingZeros().toPlainString() : value.toString();
    }
}
