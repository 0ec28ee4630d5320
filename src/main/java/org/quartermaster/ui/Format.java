package org.quartermaster.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;

/**
 * How numbers, money and days read on every screen: thousands separators, a true minus sign, no decimals of money from 100 on, short days with the
 * distance from the business day beside them, "–" for what is missing and "0" for zero.
 *
 * <p>{@link #current()} takes the locale of the UI and the company's currency and time zone; {@link #of} is for tests and exports. Immutable.
 *
 * @param locale   language and separators
 * @param currency the company's currency: from the data, never from the locale
 * @param zone     the company's time zone: every moment is shown in it
 */
public record Format(Locale locale, Currency currency, ZoneId zone) {

    /** Shown for a missing value. */
    public static final String MISSING = "–";
    private static final BigDecimal NO_DECIMALS_FROM = BigDecimal.valueOf(100);
    /** Days that are further away are shown with their year; half a year, so that no two days have the same name. */
    private static final int NEAR_DAYS = 182;

    public static Format of(Locale locale, String currencyCode) {
        return new Format(locale, Currency.getInstance(currencyCode), ZoneId.systemDefault());
    }

    /** The format of the present UI. */
    public static Format current() {
        UI ui = UI.getCurrent();
        VaadinSession session = VaadinSession.getCurrent();
        Object currency = session == null ? null : session.getAttribute(Company.CURRENCY);
        Object zone = session == null ? null : session.getAttribute(Company.ZONE);
        return new Format(ui == null ? Locale.ENGLISH : ui.getLocale(), Currency.getInstance(currency == null ? "EUR" : currency.toString()),
                zone == null ? ZoneId.systemDefault() : (ZoneId) zone);
    }

    /** A count or quantity: whole numbers as they are, fractions below 10 with two decimals, below 100 with one. */
    public String quantity(Number value) {
        if (isMissing(value)) {
            return MISSING;
        }
        double magnitude = Math.abs(value.doubleValue());
        boolean whole = magnitude == Math.rint(magnitude);
        return number(value, whole || magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : 2);
    }

    /** A quantity and its unit, the unit already translated: "240 pcs". */
    public String quantity(Number value, String unit) {
        return isMissing(value) || unit == null || unit.isEmpty() ? quantity(value) : quantity(value) + " " + unit;
    }

    /** A quantity that always carries its sign: "+212", "−38". */
    public String signed(Number value) {
        return isMissing(value) ? MISSING : (value.doubleValue() > 0 ? "+" : "") + quantity(value);
    }

    /** A number with exactly so many decimals, rounded half up. */
    public String number(Number value, int decimals) {
        if (isMissing(value)) {
            return MISSING;
        }
        var pattern = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
        pattern.setMinimumFractionDigits(decimals);
        pattern.setMaximumFractionDigits(decimals);
        pattern.setRoundingMode(RoundingMode.HALF_UP);
        String digits = pattern.format(value instanceof BigDecimal exact ? exact.abs() : Math.abs(value.doubleValue()));
        return negative(value, digits) ? "−" + digits : digits;
    }

    private static boolean isMissing(Number value) {
        return value == null || !Double.isFinite(value.doubleValue());
    }

    private static boolean negative(Number value, String digits) {
        return value.doubleValue() < 0 && digits.chars().anyMatch(c -> c >= '1' && c <= '9');
    }

    /** Money in the company's currency: "€1,240", "€1.72", "−€23.00". */
    public String money(Number value) {
        return money(value, currency);
    }

    /** Money in another currency. */
    public String money(Number value, Currency other) {
        if (isMissing(value)) {
            return MISSING;
        }
        String digits = plainMoney(value);
        return digits.startsWith("−") ? "−" + symbol(other) + digits.substring(1) : symbol(other) + digits;
    }

    /** Money without the symbol, for columns that carry it in the header. */
    public String plainMoney(Number value) {
        if (isMissing(value)) {
            return MISSING;
        }
        BigDecimal exact = value instanceof BigDecimal big ? big : BigDecimal.valueOf(value.doubleValue());
        boolean whole = exact.signum() == 0 || exact.abs().compareTo(NO_DECIMALS_FROM) >= 0;
        return number(exact, whole ? 0 : Math.max(0, currency.getDefaultFractionDigits()));
    }

    /** Money to the cent however large, as arithmetic needs it: "€1,240.00", "−€0.05". */
    public String exactMoney(long cents) {
        String digits = number(BigDecimal.valueOf(cents, 2), Math.max(0, currency.getDefaultFractionDigits()));
        return digits.startsWith("−") ? "−" + symbol() + digits.substring(1) : symbol() + digits;
    }

    /** The symbol of the company's currency. */
    public String symbol() {
        return symbol(currency);
    }

    private String symbol(Currency other) {
        return other.getSymbol(locale);
    }

    /** A share as percentage with one decimal: 0.974 → "97.4 %". */
    public String percent(Number share) {
        return percent(share, 1);
    }

    public String percent(Number share, int decimals) {
        return isMissing(share) ? MISSING : number(share.doubleValue() * 100, decimals) + (isChinese() ? "%" : " %");
    }

    /** A day: "Thu 26 Nov", "11月26日 周四". */
    public String day(LocalDate day) {
        return day == null ? MISSING : DateTimeFormatter.ofPattern(isChinese() ? "M月d日 EEE" : "EEE d MMM", locale).format(day);
    }

    /** A day of a list: as {@link #day(LocalDate)} when it is near, else with its year: "12 Dec 2019", "2019年12月12日". */
    public String listDay(LocalDate day, LocalDate today) {
        if (day == null || isNear(day, today)) {
            return day(day);
        }
        return DateTimeFormatter.ofPattern(isChinese() ? "yyyy年M月d日" : "d MMM yyyy", locale).format(day);
    }

    private static boolean isNear(LocalDate day, LocalDate today) {
        return Math.abs(ChronoUnit.DAYS.between(today, day)) <= NEAR_DAYS;
    }

    /** A day with its year: "Thu 26 Nov 2026", "2026年11月26日 周四". */
    public String fullDay(LocalDate day) {
        return day == null ? MISSING : DateTimeFormatter.ofPattern(isChinese() ? "yyyy年M月d日 EEE" : "EEE d MMM yyyy", locale).format(day);
    }

    /** A day and its distance: "Thu 26 Nov · in 4 d"; just the day when it is over a year away. */
    public String day(LocalDate day, LocalDate today) {
        if (day == null) {
            return MISSING;
        }
        long days = ChronoUnit.DAYS.between(today, day);
        return Math.abs(days) > 366 ? fullDay(day) : day(day) + " · " + distance(days);
    }

    /** Days from today in words: "today", "in 4 d", "3 d ago". */
    public String distance(long days) {
        if (isChinese()) {
            return days == 0 ? "今天" : days > 0 ? days + "天后" : -days + "天前";
        }
        return days == 0 ? "today" : days > 0 ? "in " + days + " d" : -days + " d ago";
    }

    /** A moment in the company's time zone: "22 Nov 02:41". */
    public String moment(Instant instant) {
        return instant == null ? MISSING
                : DateTimeFormatter.ofPattern(isChinese() ? "M月d日 HH:mm" : "d MMM HH:mm", locale).format(instant.atZone(zone));
    }

    /** A moment of a list: as {@link #moment(Instant)} when it is near, else with its year: "22 Nov 2027 02:41", "2027年11月22日 02:41". */
    public String listMoment(Instant instant, LocalDate today) {
        if (instant == null || isNear(LocalDate.ofInstant(instant, zone), today)) {
            return moment(instant);
        }
        return DateTimeFormatter.ofPattern(isChinese() ? "yyyy年M月d日 HH:mm" : "d MMM yyyy HH:mm", locale).format(instant.atZone(zone));
    }

    /** The time of day: "02:41". */
    public String clock(Instant instant) {
        return instant == null ? MISSING : DateTimeFormatter.ofPattern("HH:mm", locale).format(instant.atZone(zone));
    }

    /** How long: "7 min", "45 s", "2 h 5 min". */
    public String duration(Duration length) {
        if (length == null) {
            return MISSING;
        }
        long seconds = length.toSeconds();
        boolean chinese = isChinese();
        if (seconds < 60) {
            return seconds + (chinese ? " 秒" : " s");
        }
        long minutes = Math.round(seconds / 60.0);
        String rest = minutes % 60 + (chinese ? " 分钟" : " min");
        return minutes < 60 ? rest : minutes / 60 + (chinese ? " 小时" : " h") + (minutes % 60 == 0 ? "" : " " + rest);
    }

    private boolean isChinese() {
        return locale.getLanguage().equals("zh");
    }
}
