package org.quartermaster.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartermaster.testing.FactRows;

/** Each kind of file on the real database: what is taken, what is left out and why, and that the same file twice changes nothing. */
class FileImportIT {

    private final ImportCase company = new ImportCase();

    @Test
    void takesSkusAndChangesOnlyWhatTheFileSays() throws IOException {
        var outcome = company.load("sku;name;category;unit cost;pack size;launched on", "000123;Blue mug;MUGS;1,50;12;31/12/2025", "a-1;Plate;;2,00;;", "A-2;Bowl;MUGS;x;1;", ";No code;;;;");
        assertThat(outcome.counts()).containsEntry("added", 2L);
        assertThat(company.rows("select code, name, unit_cost, pack_size, launched_on from sku order by code"))
                .containsExactly("000123 Blue mug 1.5000 12 2025-12-31", "A-1 Plate 2.0000 1 null");
        assertThat(company.rejected()).containsExactly("4 unit cost x notANumber", "5 sku  missing");
        company.load("sku;name;unit cost", "000123;;1,75");
        assertThat(company.rows("select name, unit_cost, pack_size from sku where code = '000123'")).containsExactly("Blue mug 1.7500 12");
    }

    @Test
    void takesCodesThatTheDatabaseHoldsForTheSameAsOne() throws IOException {
        var outcome = company.load("sku,name,category", "MUG-1,One,Küche", "mug-1,Two,KUCHE", "müg-1,Three,küche");
        assertThat(outcome.rejected()).isZero();
        assertThat(company.rows("select code, name from sku")).containsExactly("MUG-1 Three");
        assertThat(company.count("category")).isEqualTo(1);
    }

    @Test
    void refusesCodesThatASpreadsheetHasSpoilt() throws IOException {
        company.load("sku,name,weight", "6.9E+12,Bottle,1", "1E5,Other,1", "X".repeat(61) + ",Long,1", "A-9,Heavy,200000000");
        assertThat(company.rejected()).containsExactly("2 sku 6.9E+12 scientific", "4 sku " + "X".repeat(61) + " tooLong", "5 weight 200000000 outOfRange");
        assertThat(company.rows("select code from sku")).containsExactly("1E5");
    }

    @Test
    void takesSuppliers() throws IOException {
        var file = new String[] {"supplier,name,email,currency,minimum order,lead time", "V1,Acme,a@acme.example,usd,250.50,9", "V2,Bolt,,,,14", "V3,Carl,,EURO,,3", "V4,Dora,,,,-1", "V5,Emil,,,,"};
        var outcome = company.load(file);
        assertThat(outcome.counts()).containsEntry("added", 2L);
        assertThat(company.rows("select code, name, currency, minimum_order_value, lead_time_days from supplier order by code")).containsExactly("V1 Acme USD 250.50 9", "V2 Bolt EUR 0.00 14");
        assertThat(company.rejected()).containsExactly("4 currency EURO notACurrency", "5 lead time -1 negative", "6 lead time  missing");
        var before = company.rows("select * from supplier order by id");
        company.load(file);
        assertThat(company.rows("select * from supplier order by id")).isEqualTo(before);
    }

    @Test
    void takesTermsWithPriceBreaks() throws IOException {
        FactRows.skus(company.jdbi, 3);
        FactRows.suppliers(company.jdbi, 2);
        var file = new String[] {"supplier,sku,unit cost,moq,order multiple,lead time,from units", "V1,S001,4.00,10,5,7,", "V1,S001,3.60,,,,100", "V1,S001,3.20,,,,500", "V2,S002,1.25,,,,",
            "V9,S001,1,,,,", "V1,S999,1,,,,", "V1,S003,1,0,,,"};
        company.load(file);
        assertThat(company.rows("select supplier_id, sku_id, unit_cost, minimum_order_quantity, order_multiple, lead_time_days, preferred from supplier_term order by sku_id"))
                .containsExactly("1 1 4.0000 10 5 7 true", "2 2 1.2500 1 1 null true");
        assertThat(company.rows("select from_units, unit_cost from price_break order by from_units")).containsExactly("100 3.6000", "500 3.2000");
        assertThat(company.rejected()).containsExactly("6 supplier V9 unknownSupplier", "7 sku S999 unknownSku", "8 moq 0 notPositive");
        var before = company.rows("select * from supplier_term order by id");
        company.load(file);
        assertThat(company.rows("select * from supplier_term order by id")).as("the same file twice changes nothing, not even the version").isEqualTo(before);
        assertThat(company.count("price_break")).isEqualTo(2);
    }

    @Test
    void takesStockAndLeavesAMovementForWhatChanged() throws IOException {
        FactRows.skus(company.jdbi, 2);
        FactRows.warehouses(company.jdbi, 2);
        FactRows.balance(company.jdbi, 1, 1, 30);
        var file = new String[] {"sku,on hand,warehouse,reserved", "S001,38,W1,2", "S002,5,W2,", "S001,7,W9,", "S777,7,W1,", "S002,-1,W1,", "S002,3,,", "S002,1.5,W1,", "S002,1,W1,-4"};
        var outcome = company.load(file);
        assertThat(outcome.counts()).containsEntry("changed", 2L);
        assertThat(company.rows("select sku_id, warehouse_id, on_hand, reserved from stock_balance order by 1, 2")).containsExactly("1 1 38 2", "2 2 5 0");
        assertThat(company.rows("select sku_id, warehouse_id, kind, units from stock_movement order by 1")).containsExactly("1 1 count 8", "2 2 count 5");
        assertThat(company.rejected()).containsExactly("4 warehouse W9 unknownWarehouse", "5 sku S777 unknownSku", "6 on hand -1 negative", "7 warehouse  unknownWarehouse",
                "8 on hand 1.5 notAWholeNumber", "9 reserved -4 negative");
        var again = company.load(file);
        assertThat(again.counts()).containsEntry("changed", 0L).containsEntry("known", 2L);
        assertThat(company.count("stock_movement")).isEqualTo(2);
    }

    @Test
    void takesPurchaseOrdersWithReceipts() throws IOException {
        FactRows.skus(company.jdbi, 2);
        FactRows.suppliers(company.jdbi, 2);
        FactRows.warehouses(company.jdbi, 1);
        var file = new String[] {"order,supplier,sku,quantity,order date,due date,cost,received,received on", "PO-1,V1,S001,100,2026-01-05,2026-01-20,4.00,100,2026-01-19",
            "PO-1,V1,S002,50,2026-01-05,2026-01-25,2.00,20,2026-01-24", "PO-2,V2,S001,10,2026-02-01,2026-02-10,4,,", "PO-3,V1,S001,10,2026-02-10,2026-02-01,4,,",
            "PO-1,V2,S001,1,2026-01-05,2026-01-20,4,,", "PO-4,V1,S001,0,2026-02-01,2026-02-10,4,,"};
        company.load(file);
        assertThat(company.rows("select code, supplier_id, state, due_on, value from purchase_order order by code")).containsExactly("PO-1 1 partly_received 2026-01-25 500.00", "PO-2 2 confirmed 2026-02-10 40.00");
        assertThat(company.rows("select l.sku_id, l.units, l.received_units from purchase_order_line l join purchase_order o on o.id = l.order_id order by o.code, l.line_no"))
                .containsExactly("1 100 100", "2 50 20", "1 10 0");
        assertThat(company.rows("select received_on, units from receipt order by received_on")).containsExactly("2026-01-19 100", "2026-01-24 20");
        assertThat(company.rejected()).containsExactly("5 due date 2026-02-01 dueBeforeOrdered", "6 order PO-1 orderOfTwoSuppliers", "7 quantity 0 notPositive");
        var before = company.rows("select * from purchase_order order by id");
        company.load(file);
        assertThat(company.rows("select * from purchase_order order by id")).isEqualTo(before);
        assertThat(company.count("receipt")).isEqualTo(2);
        company.load("order,supplier,sku,quantity,order date,due date,received,received on", "PO-1,V1,S002,50,2026-01-05,2026-01-25,50,2026-01-30");
        assertThat(company.rows("select received_on, units from receipt order by received_on")).as("only what came since").containsExactly("2026-01-19 100", "2026-01-24 20", "2026-01-30 30");
        // after 14, 19 and 25 days, the last of them late
        assertThat(company.rows("select receipts, days, days_squared, on_time, units, filled_units from receipt_summary order by order_id")).containsExactly("3 58 1182 2 150 150", "0 0 0 0 10 0");
    }

    /** Li buys 10 + 5 and gives 12 back: 5 of the 12 come off the second day, 7 off the first, leaving 3 there. */
    @Test
    void takesSalesAndNetsCancellations() throws IOException {
        var file = new String[] {"invoice,stockcode,description,quantity,invoicedate,price,customer id", "1,MUG,Blue mug,10,2026-01-05 09:00,2.50,li", "2,MUG,Blue mug,5,2026-01-07 10:00,2.50,li",
            "C3,MUG,Blue mug,-12,2026-01-08 11:00,2.50,li", "4,MUG,Blue mug,2,2026-01-08 12:00,2.50,wu", "4,MUG,Blue mug,2,2026-01-08 12:00,2.50,wu", "5,POST,Postage,1,2026-01-08 12:00,18,wu",
            "6,MUG,broken,-3,2026-01-08 12:00,0,", "7,MUG,Blue mug,0,2026-01-08 12:00,2.50,wu", "8,MUG,Blue mug,1,yesterday,2.50,wu"};
        var outcome = company.load(file);
        assertThat(company.rows("select day, units from daily_sale order by day")).containsExactly("2026-01-05 3", "2026-01-08 4");
        assertThat(outcome.reasons()).isEqualTo(Map.of("serviceCode", 1L, "noPrice", 1L, "zeroUnits", 1L, "notADay", 1L));
        assertThat(company.rejected()).containsExactly("7 stockcode POST serviceCode", "8 price 0 noPrice", "9 quantity 0 zeroUnits", "10 invoicedate yesterday notADay");
        assertThat(company.rows("select code, name from warehouse")).containsExactly("MAIN Main warehouse");
        var before = company.rows("select * from daily_sale order by day");
        var again = company.load(file);
        assertThat(again.known()).isEqualTo(again.used());
        assertThat(company.rows("select * from daily_sale order by day")).isEqualTo(before);
    }

    @Test
    void theFirstFileOfACompanyFoundsTheWarehousesItNames() throws IOException {
        company.load("sku,units,date,warehouse", "A,1,2026-01-05,LDS", "A,2,2026-01-05,ROT", "A,3,2026-01-06,");
        assertThat(company.rows("select code from warehouse order by code")).containsExactly("LDS", "MAIN", "ROT");
        company.load("sku,units,date,warehouse", "A,1,2026-01-05,XXX");
        assertThat(company.rejected()).containsExactly("2 warehouse XXX unknownWarehouse");
    }

    @Test
    void nothingIsHalfImportedWhenSomebodyStopsIt() throws IOException {
        var lines = new ArrayList<>(List.of("sku,units,date,price"));
        for (int i = 0; i < 12_000; i++) {
            lines.add("K%d,1,2026-01-%02d,2.5".formatted(i % 900, 1 + i % 28));
        }
        lines.add("K1,1,never,2");
        String[] file = lines.toArray(String[]::new);
        assertThatThrownBy(() -> company.load("", read -> read < 7_000, file)).isInstanceOf(FileImport.Cancelled.class);
        nothingThere();
        assertThatThrownBy(() -> company.load("", read -> read % 1_000 == 0, file)).as("stopped after the last row").isInstanceOf(FileImport.Cancelled.class);
        nothingThere();
        assertThatThrownBy(() -> company.load("", read -> {
            if (read == 9_000) {
                throw new IllegalStateException("power cut");
            }
            return true;
        }, file)).isInstanceOf(IllegalStateException.class);
        nothingThere();
        assertThat(company.load(file).used()).as("the next run starts clean").isEqualTo(12_000);
        assertThat(company.count("sku")).isEqualTo(900);
    }

    private void nothingThere() {
        for (String table : List.of("sku", "sale_line", "daily_sale", "warehouse", "sales_gap", "import_rejection")) {
            assertThat(company.count(table)).as(table).isZero();
        }
    }

    @Test
    void twoFilesAtOnceWaitForEachOther() throws Exception {
        var lines = new ArrayList<>(List.of("sku,name"));
        for (int i = 0; i < 3_000; i++) {
            lines.add("K%d,Thing".formatted(i));
        }
        String[] file = lines.toArray(String[]::new);
        try (var both = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            var one = both.submit(() -> new ImportCaseCopy(company, 101).load(file));
            var two = both.submit(() -> new ImportCaseCopy(company, 102).load(file));
            long added = one.get().counts().get("added") + two.get().counts().get("added");
            assertThat(added).isEqualTo(3_000);
        }
    }

    /** The same database under an import of its own. */
    private record ImportCaseCopy(ImportCase company, long id) {
        FileImport.Outcome load(String... lines) throws IOException {
            var path = java.nio.file.Files.createTempFile("import", ".csv");
            java.nio.file.Files.writeString(path, String.join("\n", lines));
            var file = org.quartermaster.exchange.TableFile.inspect(path);
            return new FileImport(company.jdbi, java.time.Clock.systemUTC(), id, "test").run(file, ColumnGuess.guess(file, file.header(), file.first(200)), _ -> true);
        }
    }

    @Test
    void takesWhichWarehouseFeedsWhichButNoCircle() throws IOException {
        company.load("warehouse,lat,lon,fed by,transfer days", "DC,50,8,,", "SHOP,51,9,DC,3", "FAR,52,9,SHOP,", "LOST,52,9,NOWHERE,", "SLOW,52,9,DC,61", "DC,50,8,FAR,");
        assertThat(company.rows("select w.code, f.code, w.transfer_days from warehouse w left join warehouse f on f.id = w.supplied_from order by w.code"))
                .containsExactly("DC null null", "FAR SHOP null", "SHOP DC 3");
        assertThat(company.rejected()).containsExactly("5 fed by NOWHERE unknownWarehouse", "6 transfer days 61 outOfRange", "7 fed by FAR circle");
    }

    @Test
    void takesWarehousesThatLieOnEarth() throws IOException {
        var file = new String[] {"code,name,lat,lon,capacity,country,tz", "FRA,Frankfurt,50.11,8.68,1200000,de,Europe/Berlin", "SHA,Shanghai,31.2,121.5,,CN,Asia/Shanghai", "BAD,Swapped,121.5,31.2,,", "NIL,Nowhere,0,0,,",
            "OFF,Off,10,200,,", "NEG,Small,10,20,-5,", "XXX,Land,10,20,,Germany", "NON,None,,20,,", "MRS,Mars,10,20,,,Mars/North"};
        var outcome = company.load(file);
        assertThat(outcome.counts()).containsEntry("added", 2L);
        assertThat(company.rows("select code, name, latitude, longitude, capacity_litres, region, time_zone from warehouse order by code"))
                .containsExactly("FRA Frankfurt 50.11 8.68 1200000.00 DE Europe/Berlin", "SHA Shanghai 31.2 121.5 null CN Asia/Shanghai");
        assertThat(company.rejected()).containsExactly("4 lat 121.5 swapped", "5 lat 0 zeroCoordinates", "6 lon 200 notOnEarth", "7 capacity -5 notPositiveNumber", "8 country Germany notACountry",
                "9 lat  missing", "10 tz Mars/North notATimeZone");
        var before = company.rows("select * from warehouse order by id");
        company.load(file);
        assertThat(company.rows("select * from warehouse order by id")).isEqualTo(before);
    }

    @Test
    void takesCustomerOrdersThatClaimTheirGoodsOnce() throws IOException {
        FactRows.skus(company.jdbi, 2);
        FactRows.warehouses(company.jdbi, 2);
        FactRows.balance(company.jdbi, 1, 1, 5);
        company.jdbi.useHandle(handle -> handle.execute("insert into setting values ('company.zone', 'Europe/Berlin', '2026-01-01', 'test')"));
        String window = "2026-11-23 08:00,2026-11-23 12:00";
        var file = new String[] {"order,sku,quantity,placed at,customer,address,lat,lon,promised from,promised to,warehouse,price", "A1,S001,3,2026-11-22 09:30,C7,Main St 1,50.1,8.6," + window + ",W1,9.50",
            "A1,S002,1,2026-11-22 09:30,C7,Main St 1,50.1,8.6," + window + ",W1,", "A2,S001,4,2026-11-22 10:00,C8,,,,,,,", "A8,S001,1,2026-11-22 09:30,C9,,,,,,W1,", "A8,S002,1,2026-11-22 09:30,OTHER,,,,,,W1,", "A9,S001,1,2026-11-22,C1,,,,,,W1,", "A9,S002,x,2026-11-22,C1,,,,,,W1,",
            "A3,S009,1,2026-11-22,C1,,,,,,,", "A4,S001,0,2026-11-22,C1,,,,,,,", "A5,S001,1,2026-11-22,C1,,8.6,150.1,2026-11-23 12:00,2026-11-23 08:00,,", "A6,S001,1,2026-11-22,C1,,150.1,8.6,,,,",
            "A7,S001,1,2026-11-22,C1,,,,,,W9,"};
        var outcome = company.load(file);
        assertThat(outcome.counts()).containsEntry("added", 2L).containsEntry("lines", 3L).containsEntry("leftAlone", 0L).containsEntry("incomplete", 2L);
        assertThat(company.rows("select code, placed_at, customer, promised_from, warehouse_id, state, value from customer_order order by code")).containsExactly(
                "A1 2026-11-22T08:30 C7 2026-11-23T07:00 1 open 38.50", "A2 2026-11-22T09:00 C8 null null open 40.00");
        assertThat(company.rows("select sku_id, on_hand, reserved, backordered from stock_balance order by sku_id")).containsExactly("1 5 3 0", "2 0 0 1");
        assertThat(company.rejected()).containsExactly("6 order A8 orderOfTwoKinds", "8 quantity x notAWholeNumber", "9 sku S009 unknownSku", "10 quantity 0 notPositive",
                "11 promised to 2026-11-23 08:00 endsBeforeItBegins", "12 lat 150.1 swapped", "13 warehouse W9 unknownWarehouse");
        assertThat(company.rows("select sku_id, warehouse_id, units from customer_order_claim order by sku_id")).containsExactly("1 1 3", "2 1 1");
        var again = company.load(file);
        assertThat(again.counts()).containsEntry("added", 0L).containsEntry("leftAlone", 2L);
        assertThat(company.rows("select sku_id, on_hand, reserved, backordered from stock_balance order by sku_id")).containsExactly("1 5 3 0", "2 0 0 1");
        assertThat(company.count("customer_order_line")).isEqualTo(3);
    }

    @Test
    void takesThePriorityOfCustomerOrdersByAnyOfItsNames() throws IOException {
        FactRows.skus(company.jdbi, 1);
        FactRows.warehouses(company.jdbi, 1);
        company.load("order,sku,units,placed at,priority", "A1,S001,1,2026-11-22,", "A2,S001,1,2026-11-22,High", "A3,S001,1,2026-11-22,最高", "A4,S001,1,2026-11-22,Standard", "A5,S001,1,2026-11-22,1");
        assertThat(company.rows("select code, priority from customer_order order by code")).containsExactly("A1 usual", "A2 high", "A3 first", "A4 usual");
        assertThat(company.rejected()).containsExactly("6 priority 1 notPriority");
    }

    /** A set of one mug (10) and two teas (10 each) for 15: 5 per piece. */
    @Test
    void takesBundlesAndOrdersOfThemAsTheirParts() throws IOException {
        FactRows.skus(company.jdbi, 4);
        FactRows.warehouses(company.jdbi, 1);
        FactRows.balance(company.jdbi, 1, 1, 10);
        FactRows.balance(company.jdbi, 2, 1, 10);
        var outcome = company.load("bundle,component,units", "S004,S001,1", "S004,S002,2", "S003,S004,1", "S003,S001,1", "S002,S003,1", "S004,S004,1");
        assertThat(company.rejected()).containsExactly("4 component S004 bundleInBundle", "6 component S003 bundleInBundle", "7 component S004 itself");
        assertThat(outcome.counts()).as("S003 and S004 have rows that cannot be used").containsEntry("incompleteBundles", 2L);
        assertThat(company.count("bundle_part")).isZero();
        company.load("bundle,component,units", "S004,S001,1", "S004,S002,2");
        company.load("bundle,component,units", "S004,S001,1", "S004,S002,2");
        assertThat(company.rows("select bundle_id, component_id, units from bundle_part order by 2")).containsExactly("4 1 1", "4 2 2");
        company.load("order,sku,units,placed at,unit price,warehouse", "C-1,S004,2,2026-11-20 10:00,15,W1", "C-1,S001,1,2026-11-20 10:00,8,W1");
        assertThat(company.rows("select sku_id, units, unit_price from customer_order_line order by sku_id")).as("two mugs of 5 and one of 8, four teas").containsExactly("1 3 6.0000", "2 4 5.0000");
        assertThat(company.rows("select value from customer_order")).containsExactly("38.00");
        assertThat(company.rows("select sku_id, units from customer_order_claim order by sku_id")).containsExactly("1 3", "2 4");
    }

    @Test
    void takesPredecessors() throws IOException {
        company.load("sku,name,predecessor,share,predecessor until", "OLD,Old mug,,,", "NEW,New mug,OLD,80,2026-12-24", "NEXT,Next mug,NEW,,", "ODD,Odd mug,GONE,,", "SELF,Same mug,SELF,,", "OVER,Too much,OLD,250,");
        assertThat(company.rejected()).containsExactly("5 predecessor GONE unknownSku", "6 predecessor SELF unknownSku", "7 share 250 notAShare");
        assertThat(company.rows("select s.code, p.code, s.predecessor_share, s.predecessor_until from sku s join sku p on p.id = s.predecessor_id order by s.id"))
                .containsExactly("NEW OLD 0.8000 2026-12-24", "NEXT NEW 1.0000 null");
        company.load("sku,name,predecessor", "NEW,Newer mug,NEW");
        assertThat(company.rejected()).containsExactly("2 predecessor NEW itself");
    }

    @Test
    void takesPromotionsPastAndPlanned() throws IOException {
        FactRows.skus(company.jdbi, 2);
        FactRows.warehouses(company.jdbi, 1);
        var file = new String[] {"sku,from,to,discount,campaign,warehouse", "S001,2026-12-01,2026-12-07,20,Advent,", "S002,2026-12-01,2026-12-01,0.15,,W1", "S002,2026-12-05,2026-12-01,10,,", "S002,2026-12-05,2026-12-06,120,,",
            "S009,2026-12-05,2026-12-06,10,,"};
        company.load(file);
        assertThat(company.rows("select sku_id, warehouse_id, from_day, to_day, depth, name from promotion order by sku_id")).containsExactly(
                "1 null 2026-12-01 2026-12-07 0.2000 Advent", "2 1 2026-12-01 2026-12-01 0.1500 ");
        assertThat(company.rejected()).containsExactly("4 to 2026-12-01 endsBeforeItBegins", "5 discount 120 notAShare", "6 sku S009 unknownSku");
        company.load(file);
        assertThat(company.count("promotion")).isEqualTo(2);
        company.load("sku,from,to,discount", "S001,2026-12-01,2026-12-10,25");
        assertThat(company.rows("select to_day, depth, name from promotion where sku_id = 1")).containsExactly("2026-12-10 0.2500 Advent");
    }

    @Test
    void takesHolidaysAndEvents() throws IOException {
        var file = new String[] {"date,holiday,country,type", "2026-12-25,Christmas Day,DE,", "2026-11-11,Singles' Day,cn,event", "2026-12-31,Odd,DE,party", "not,Odd,DE,"};
        var outcome = company.load(file);
        assertThat(outcome.counts()).containsEntry("added", 2L).containsEntry("matched", 0L);
        assertThat(company.rows("select day, kind, region, name from calendar_event order by day")).containsExactly("2026-11-11 event CN Singles' Day", "2026-12-25 holiday DE Christmas Day");
        assertThat(company.rejected()).containsExactly("4 type party notAnEventKind", "5 date not notADay");
        assertThat(company.load(file).counts()).containsEntry("added", 0L).containsEntry("matched", 2L);
        assertThat(company.load("date,holiday,country,type", "2026-12-25,Christmas Day,DE,closed").counts()).as("closed, and a holiday still").containsEntry("added", 1L);
        assertThat(company.rows("select kind from calendar_event where name = 'Christmas Day' order by kind")).containsExactly("closed", "holiday");
    }
}
