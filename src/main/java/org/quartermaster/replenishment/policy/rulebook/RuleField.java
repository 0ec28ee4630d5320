package org.quartermaster.replenishment.policy.rulebook;

import java.util.function.Function;

/** What a condition may ask of a line. */
public enum RuleField {
    ABC(Kind.CHOICE, RuleFacts::abc), XYZ(Kind.CHOICE, RuleFacts::xyz), VELOCITY(Kind.CHOICE, RuleFacts::velocity), VALUE(Kind.CHOICE, RuleFacts::value),
    LIFE_CYCLE(Kind.CHOICE, RuleFacts::lifeCycle), CATEGORY(Kind.CHOICE, RuleFacts::category), BRAND(Kind.TEXT, RuleFacts::brand),
    SUPPLIER(Kind.CHOICE, RuleFacts::supplier), WAREHOUSE(Kind.CHOICE, RuleFacts::warehouse), SKU(Kind.TEXT, RuleFacts::sku),
    UNIT_COST(Kind.NUMBER, RuleFacts::unitCost), UNIT_PRICE(Kind.NUMBER, RuleFacts::unitPrice), DAILY_DEMAND(Kind.NUMBER, RuleFacts::dailyDemand),
    LEAD_DAYS(Kind.NUMBER, RuleFacts::leadDays), SHELF_LIFE_DAYS(Kind.NUMBER, RuleFacts::shelfLifeDays);

    /** How it is asked. */
    public enum Kind {
        CHOICE, TEXT, NUMBER
    }

    private final Kind kind;
    private final Function<RuleFacts, Object> value;

    RuleField(Kind kind, Function<RuleFacts, Object> value) {
        this.kind = kind;
        this.value = value;
    }

    public Kind kind() {
        return kind;
    }

    Object of(RuleFacts facts) {
        return value.apply(facts);
    }
}
