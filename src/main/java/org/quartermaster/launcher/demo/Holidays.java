package org.quartermaster.launcher.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Holidays of the warehouses' countries and the shopping events that move demand everywhere. */
final class Holidays {

    /** A day of the calendar; an empty region is everywhere. */
    record Day(LocalDate day, String kind, String region, Bilingual name) { }

    private Holidays() {
    }

    /** All days of a year for these regions, by date. */
    static List<Day> of(int year, List<String> regions) {
        var days = new ArrayList<Day>();
        for (String region : regions) {
            holidays(year, region, days);
        }
        events(year, days);
        return days;
    }

    /** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher; Astronomical Algorithms, 1991, chapter 8). 2026: 5 April. */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }

    /** First days of the Chinese year, 2022 to 2032 (the lunisolar calendar is not in the JDK). */
    static List<LocalDate> springFestivals() {
        return Stream.of("2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03",
                "2031-01-23", "2032-02-11").map(LocalDate::parse).toList();
    }

    private static List<LocalDate> midAutumns() {
        return Stream.of("2022-09-10", "2023-09-29", "2024-09-17", "2025-10-06", "2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12",
                "2031-10-01", "2032-09-19").map(LocalDate::parse).toList();
    }

    static LocalDate blackFriday(int year) {
        return LocalDate.of(year, 11, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)).plusDays(1);
    }

    private static void holidays(int year, String region, List<Day> days) {
        LocalDate easter = easter(year);
        add(days, region, LocalDate.of(year, 1, 1), "New Year's Day", "元旦");
        add(days, region, LocalDate.of(year, 12, 25), "Christmas Day", "圣诞节");
        if (!"FR BE ES".contains(region)) {
            add(days, region, LocalDate.of(year, 12, 26), region.equals("GB") ? "Boxing Day" : "Second day of Christmas", "圣诞节次日");
        }
        if ("DE GB ES SE".contains(region)) {
            add(days, region, easter.minusDays(2), "Good Friday", "耶稣受难日");
        }
        if (!region.equals("ES")) {
            add(days, region, easter.plusDays(1), "Easter Monday", "复活节星期一");
        }
        if (!"GB NL".contains(region)) {
            add(days, region, LocalDate.of(year, 5, 1), "Labour Day", "劳动节");
        }
        if ("DE FR NL AT SE BE".contains(region)) {
            add(days, region, easter.plusDays(39), "Ascension Day", "耶稣升天节");
        }
        if ("DE FR NL AT BE".contains(region)) {
            add(days, region, easter.plusDays(50), "Whit Monday", "圣灵降临节星期一");
        }
        national(year, region, days);
    }

    private static void national(int year, String region, List<Day> days) {
        switch (region) {
            case "DE" -> add(days, region, LocalDate.of(year, 10, 3), "German Unity Day", "德国统一日");
            case "FR" -> add(days, region, LocalDate.of(year, 7, 14), "Bastille Day", "法国国庆日");
            case "NL" -> add(days, region, LocalDate.of(year, 4, 27), "King's Day", "荷兰国王节");
            case "IT" -> add(days, region, LocalDate.of(year, 6, 2), "Republic Day", "意大利共和国日");
            case "ES" -> add(days, region, LocalDate.of(year, 10, 12), "National Day of Spain", "西班牙国庆日");
            case "PL" -> add(days, region, LocalDate.of(year, 11, 11), "Independence Day", "波兰独立日");
            case "GB" -> add(days, region, LocalDate.of(year, 8, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)), "Summer Bank Holiday", "夏季银行假日");
            case "AT" -> add(days, region, LocalDate.of(year, 10, 26), "National Day of Austria", "奥地利国庆日");
            case "SE" -> add(days, region, LocalDate.of(year, 6, 6), "National Day of Sweden", "瑞典国庆日");
            case "BE" -> add(days, region, LocalDate.of(year, 7, 21), "Belgian National Day", "比利时国庆日");
            default -> throw new IllegalArgumentException("No holidays are known for region \"%s\".".formatted(region));
        }
    }

    private static void events(int year, List<Day> days) {
        LocalDate mothersDay = LocalDate.of(year, 5, 1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.SUNDAY));
        event(days, LocalDate.of(year, 2, 14), "Valentine's Day", "情人节");
        event(days, easter(year), "Easter Sunday", "复活节");
        event(days, mothersDay, "Mother's Day", "母亲节");
        event(days, LocalDate.of(year, 6, 18), "618 Shopping Festival", "618购物节");
        event(days, LocalDate.of(year, 9, 1), "Back to school", "开学季");
        event(days, LocalDate.of(year, 10, 31), "Halloween", "万圣夜");
        event(days, LocalDate.of(year, 11, 11), "Singles' Day", "双十一");
        event(days, blackFriday(year), "Black Friday", "黑色星期五");
        event(days, blackFriday(year).plusDays(3), "Cyber Monday", "网络星期一");
        event(days, LocalDate.of(year, 12, 6), "Saint Nicholas", "圣尼古拉节");
        event(days, LocalDate.of(year, 12, 24), "Christmas Eve", "平安夜");
        springFestivals().stream().filter(day -> day.getYear() == year).forEach(day -> event(days, day, "Spring Festival", "春节"));
        midAutumns().stream().filter(day -> day.getYear() == year).forEach(day -> event(days, day, "Mid-Autumn Festival", "中秋节"));
    }

    private static void add(List<Day> days, String region, LocalDate day, String english, String chinese) {
        days.add(new Day(day, "holiday", region, new Bilingual(english, chinese)));
    }

    private static void event(List<Day> days, LocalDate day, String english, String chinese) {
        days.add(new Day(day, "event", "", new Bilingual(english, chinese)));
    }
}
