package org.quartermaster.shared.work;

import java.util.List;

/** Work cannot be done, for reasons that have words in every language. */
public class WorkFailed extends RuntimeException {

    private final transient List<Reason> reasons;

    /**
     * @param words   the same in English, for logs
     * @param reasons the outermost first
     */
    public WorkFailed(String words, List<Reason> reasons) {
        super(words);
        this.reasons = List.copyOf(reasons);
    }

    public WorkFailed(String words, Reason reason) {
        this(words, List.of(reason));
    }

    /** The outermost first. */
    public List<Reason> reasons() {
        return reasons;
    }
}
