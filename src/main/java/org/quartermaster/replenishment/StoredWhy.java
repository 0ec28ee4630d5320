package org.quartermaster.replenishment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.quartermaster.replenishment.policy.Why;

/**
 * The why of a proposal as it is kept: the terms that add up to the suggestion, and the facts they were computed from.
 *
 * @param terms      signed terms, in order; they add up to {@code suggestion}
 * @param suggestion units
 * @param warnings   what a buyer should know
 * @param facts      inputs
 */
public record StoredWhy(List<Why.Term> terms, int suggestion, List<Why.Warning> warnings, Facts facts) {

    private static final ObjectMapper JSON = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /**
     * What the terms were computed from.
     *
     * @param rule         name of the rule
     * @param method       code of the rule's method; null in proposals of older plans
     * @param serviceLevel P(no stock-out in a cycle) or share served at once, by method
     * @param leadDays     expected lead time
     * @param cycleDays    days that the order lasts after its arrival
     * @param dailyDemand  expected units per day over these days
     * @param reorderPoint units
     * @param marginCents  margin per unit, hundredths of the company currency
     * @param source       code of the warehouse that feeds the line; null or empty when it is bought
     * @param waitDays     days that the source may take before it ships
     * @param waitLimit    days within which the source could have the goods itself: no wait is longer
     * @param absentSource code of the warehouse that would feed the line if it carried the SKU; null or empty: there is none
     */
    public record Facts(String rule, String method, double serviceLevel, int leadDays, int cycleDays, double dailyDemand, int reorderPoint, long marginCents,
            String source, int waitDays, int waitLimit, String absentSource) {
    }

    static StoredWhy of(Why why, Facts facts) {
        return new StoredWhy(why.terms(), why.suggestion(), why.warnings(), facts);
    }

    /** The arithmetic, checked again. */
    public Why arithmetic() {
        return new Why(terms, suggestion, warnings);
    }

    /** Whether the terms tell money: those of plans before they did are kept as they were. */
    public boolean hasMoney() {
        return terms.stream().anyMatch(term -> term.cents() != 0);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A why cannot be written: " + e.getMessage(), e);
        }
    }

    static StoredWhy read(String json) {
        try {
            return JSON.readValue(json, StoredWhy.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored why cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
