package org.quartermaster.imports;

import static org.quartermaster.imports.Field.Type.DAY;
import static org.quartermaster.imports.Field.Type.NUMBER;
import static org.quartermaster.imports.Field.Type.TEXT;
import static org.quartermaster.imports.Field.Type.WHOLE;
import static org.quartermaster.imports.Field.needed;
import static org.quartermaster.imports.Field.optional;

import java.util.List;
import java.util.Locale;

/** What a file can hold, and what its columns can mean. */
public enum ImportKind {
    SKUS(needed("sku", TEXT, "sku", "skucode", "stockcode", "code", "item", "itemcode", "productcode", "article", "商品编码", "货号", "编码"),
            optional("name", TEXT, "name", "description", "productname", "title", "itemname", "商品名称", "名称", "品名"),
            optional("nameZh", TEXT, "namezh", "chinesename", "中文名", "中文名称"),
            optional("category", TEXT, "category", "categorycode", "group", "类别", "分类"),
            optional("brand", TEXT, "brand", "品牌"),
            optional("unitCost", NUMBER, "unitcost", "cost", "costprice", "purchaseprice", "成本", "成本价"),
            optional("unitPrice", NUMBER, "unitprice", "price", "listprice", "salesprice", "rrp", "售价", "单价"),
            optional("volumeLitres", NUMBER, "volumelitres", "volume", "volumel", "litres", "体积"),
            optional("weightKg", NUMBER, "weightkg", "weight", "kg", "重量"),
            optional("packSize", WHOLE, "packsize", "pack", "unitsperpack", "包装数"),
            optional("shelfLifeDays", WHOLE, "shelflifedays", "shelflife", "保质期"),
            optional("launchedOn", DAY, "launchedon", "launch", "launchdate", "上市日期"),
            optional("predecessor", TEXT, "predecessor", "replaces", "predecessorsku", "supersedes", "前代商品", "替代"),
            optional("predecessorShare", NUMBER, "predecessorshare", "share", "transfershare", "继承比例"),
            optional("predecessorUntil", DAY, "predecessoruntil", "transferuntil", "继承截止")),
    BUNDLES(needed("bundle", TEXT, "bundle", "bundlesku", "kit", "kitsku", "set", "parent", "套装", "组合商品"),
            needed("component", TEXT, "component", "componentsku", "part", "partsku", "child", "组件", "组件编码"),
            needed("units", WHOLE, "units", "quantity", "qty", "per", "数量")),
    SUPPLIERS(needed("supplier", TEXT, "supplier", "suppliercode", "vendor", "vendorcode", "code", "供应商编码", "供应商"),
            optional("name", TEXT, "name", "suppliername", "vendorname", "名称", "供应商名称"),
            optional("email", TEXT, "email", "mail", "邮箱"),
            optional("currency", TEXT, "currency", "币种"),
            optional("minimumOrderValue", NUMBER, "minimumordervalue", "minimumorder", "minorder", "minordervalue", "最低订货额"),
            needed("leadTimeDays", WHOLE, "leadtimedays", "leadtime", "交期", "交货期"),
            optional("address", TEXT, "address", "postaladdress", "地址")),
    TERMS(needed("supplier", TEXT, "supplier", "suppliercode", "vendor", "vendorcode", "供应商编码", "供应商"),
            needed("sku", TEXT, "sku", "skucode", "stockcode", "item", "itemcode", "productcode", "商品编码", "货号"),
            needed("unitCost", NUMBER, "unitcost", "cost", "price", "purchaseprice", "成本", "单价", "采购价"),
            optional("minimumOrderQuantity", WHOLE, "minimumorderquantity", "moq", "minqty", "minimumquantity", "最小订货量", "起订量"),
            optional("orderMultiple", WHOLE, "ordermultiple", "multiple", "packsize", "订货倍数"),
            optional("leadTimeDays", WHOLE, "leadtimedays", "leadtime", "交期", "交货期"),
            optional("fromUnits", WHOLE, "fromunits", "pricebreak", "fromquantity", "起价数量"),
            optional("supplierSku", TEXT, "suppliersku", "vendorsku", "supplieritem", "供应商货号")),
    STOCK(needed("sku", TEXT, "sku", "skucode", "stockcode", "item", "itemcode", "productcode", "code", "商品编码", "货号"),
            needed("onHand", WHOLE, "onhand", "stock", "quantityonhand", "qtyonhand", "stockonhand", "inventory", "在手", "库存", "现有库存"),
            optional("warehouse", TEXT, "warehouse", "warehousecode", "wh", "depot", "location", "site", "仓库"),
            optional("reserved", WHOLE, "reserved", "allocated", "预留"),
            optional("countedOn", DAY, "countedon", "countdate", "snapshotdate", "stockdate", "date", "day", "盘点日期", "库存日期", "日期")),
    SALES(needed("sku", TEXT, "sku", "skucode", "stockcode", "item", "itemcode", "productcode", "商品编码", "货号"),
            needed("units", WHOLE, "units", "quantity", "qty", "unitssold", "数量", "销量"),
            needed("soldAt", DAY, "soldat", "invoicedate", "date", "orderdate", "day", "saledate", "日期", "销售日期"),
            optional("unitPrice", NUMBER, "unitprice", "price", "salesprice", "单价", "售价"),
            optional("invoice", TEXT, "invoice", "invoiceno", "invoicenumber", "order", "orderid", "orderno", "发票号", "订单号"),
            optional("customer", TEXT, "customer", "customerid", "客户", "客户编号"),
            optional("name", TEXT, "description", "name", "productname", "商品名称", "名称"),
            optional("warehouse", TEXT, "warehouse", "warehousecode", "wh", "depot", "store", "location", "仓库")),
    PURCHASE_ORDERS(needed("order", TEXT, "order", "orderno", "purchaseorder", "po", "ponumber", "pono", "采购单号", "订单号"),
            needed("supplier", TEXT, "supplier", "suppliercode", "vendor", "vendorcode", "供应商", "供应商编码"),
            needed("sku", TEXT, "sku", "skucode", "stockcode", "item", "itemcode", "productcode", "商品编码", "货号"),
            needed("units", WHOLE, "units", "quantity", "qty", "orderedunits", "数量", "订货量"),
            needed("orderedOn", DAY, "orderedon", "orderdate", "ordered", "下单日期"),
            needed("dueOn", DAY, "dueon", "due", "duedate", "scheduleddelivery", "expected", "预计到货", "到货日期"),
            optional("unitCost", NUMBER, "unitcost", "cost", "price", "成本", "单价"),
            optional("receivedUnits", WHOLE, "receivedunits", "received", "已收", "已收数量"),
            optional("receivedOn", DAY, "receivedon", "receiptdate", "delivered", "收货日期"),
            optional("warehouse", TEXT, "warehouse", "warehousecode", "wh", "depot", "location", "仓库")),
    WAREHOUSES(needed("warehouse", TEXT, "warehouse", "warehousecode", "code", "wh", "depot", "仓库", "仓库编码"),
            needed("latitude", NUMBER, "latitude", "lat", "纬度"),
            needed("longitude", NUMBER, "longitude", "lon", "lng", "long", "经度"),
            optional("name", TEXT, "name", "warehousename", "名称", "仓库名称"),
            optional("nameZh", TEXT, "namezh", "chinesename", "中文名", "中文名称"),
            optional("capacityLitres", NUMBER, "capacitylitres", "capacity", "容量", "容量升"),
            optional("region", TEXT, "region", "country", "countrycode", "国家", "国家代码"),
            optional("timeZone", TEXT, "timezone", "tz", "zone", "时区"),
            optional("address", TEXT, "address", "postaladdress", "地址"),
            optional("suppliedFrom", TEXT, "suppliedfrom", "source", "fedby", "centralwarehouse", "上级仓", "供货仓"),
            optional("transferDays", WHOLE, "transferdays", "transfertime", "transitdays", "调拨天数")),
    CUSTOMER_ORDERS(needed("order", TEXT, "order", "orderno", "orderid", "ordernumber", "salesorder", "订单号", "订单"),
            needed("sku", TEXT, "sku", "skucode", "stockcode", "item", "itemcode", "productcode", "商品编码", "货号"),
            needed("units", WHOLE, "units", "quantity", "qty", "数量"),
            needed("placedAt", DAY, "placedat", "placed", "orderedat", "ordertime", "orderdate", "date", "下单时间", "下单日期"),
            optional("customer", TEXT, "customer", "customerid", "客户", "客户编号"),
            optional("shipTo", TEXT, "shipto", "address", "deliveryaddress", "地址", "收货地址"),
            optional("latitude", NUMBER, "latitude", "lat", "纬度"),
            optional("longitude", NUMBER, "longitude", "lon", "lng", "经度"),
            optional("promisedFrom", DAY, "promisedfrom", "windowfrom", "deliverfrom", "promised", "承诺开始", "送达开始"),
            optional("promisedTo", DAY, "promisedto", "windowto", "deliverto", "deliverby", "承诺结束", "送达结束"),
            optional("deliveryWindows", TEXT, "deliverywindows", "timewindows", "windows", "收货时段", "可收货时段"),
            optional("unitPrice", NUMBER, "unitprice", "price", "salesprice", "单价", "售价"),
            optional("priority", TEXT, "priority", "orderpriority", "优先级"),
            optional("paymentAttempts", WHOLE, "paymentattempts", "attempts", "支付次数"),
            optional("warehouse", TEXT, "warehouse", "warehousecode", "wh", "depot", "仓库")),
    PROMOTIONS(needed("sku", TEXT, "sku", "skucode", "stockcode", "item", "itemcode", "productcode", "商品编码", "货号"),
            needed("fromDay", DAY, "fromday", "from", "start", "startdate", "begins", "开始日期", "开始"),
            needed("toDay", DAY, "today", "to", "end", "enddate", "until", "结束日期", "结束"),
            needed("depth", NUMBER, "depth", "discount", "pricecut", "折扣", "降价幅度"),
            optional("campaign", TEXT, "campaign", "promotion", "name", "活动", "活动名称"),
            optional("warehouse", TEXT, "warehouse", "warehousecode", "wh", "depot", "store", "仓库")),
    PRICES(needed("sku", TEXT, "sku", "skucode", "stockcode", "item", "itemcode", "productcode", "商品编码", "货号"),
            needed("fromDay", DAY, "fromday", "from", "start", "startdate", "validfrom", "begins", "开始日期", "开始"),
            optional("toDay", DAY, "today", "to", "end", "enddate", "validto", "until", "结束日期", "结束"),
            needed("unitPrice", NUMBER, "unitprice", "price", "listprice", "salesprice", "单价", "售价", "标价"),
            optional("campaign", TEXT, "campaign", "promotion", "offer", "活动", "活动名称")),
    CALENDAR(needed("day", DAY, "day", "date", "日期"),
            needed("event", TEXT, "event", "holiday", "name", "节日", "假日", "名称"),
            optional("nameZh", TEXT, "namezh", "chinesename", "中文名", "中文名称"),
            optional("eventKind", TEXT, "kind", "type", "eventkind", "类型"),
            optional("region", TEXT, "region", "country", "countrycode", "国家", "国家代码")),
    TRANSPORT_ORDERS(needed("transport", TEXT, "transport", "transportorder", "transportno", "transportcode", "取送单", "取送单号"),
            needed("day", DAY, "day", "date", "日期"),
            optional("pickupName", TEXT, "pickupname", "fetchfrom", "取货联系人"),
            optional("pickupAddress", TEXT, "pickupaddress", "pickupplace", "取货地址"),
            optional("pickupLatitude", NUMBER, "pickuplatitude", "pickuplat", "取货纬度"),
            optional("pickupLongitude", NUMBER, "pickuplongitude", "pickuplon", "pickuplng", "取货经度"),
            optional("pickupFrom", TEXT, "pickupfrom", "pickupnotbefore", "最早取货"),
            optional("pickupTo", TEXT, "pickupto", "pickupnotafter", "最晚取货"),
            optional("pickupWindows", TEXT, "pickupwindows", "pickupfurthertimes", "其他取货时段"),
            optional("dropName", TEXT, "dropname", "bringto", "送达联系人"),
            optional("dropAddress", TEXT, "dropaddress", "dropplace", "送达地址"),
            optional("dropLatitude", NUMBER, "droplatitude", "droplat", "送达纬度"),
            optional("dropLongitude", NUMBER, "droplongitude", "droplon", "droplng", "送达经度"),
            optional("dropFrom", TEXT, "dropfrom", "dropnotbefore", "最早送达"),
            optional("dropTo", TEXT, "dropto", "dropnotafter", "最晚送达"),
            optional("dropWindows", TEXT, "dropwindows", "dropfurthertimes", "其他送达时段"),
            optional("pieces", WHOLE, "pieces", "units", "quantity", "qty", "件数", "数量"),
            optional("litres", NUMBER, "litres", "volumelitres", "volume", "体积"),
            optional("kilograms", NUMBER, "kilograms", "weightkg", "weight", "kg", "重量"),
            optional("goodsValue", NUMBER, "goodsvalue", "value", "货值"),
            optional("note", TEXT, "note", "remark", "备注"),
            optional("warehouse", TEXT, "warehouse", "warehousecode", "wh", "depot", "仓库"));

    private final List<Field> fields;

    ImportKind(Field... fields) {
        this.fields = List.of(fields);
    }

    public List<Field> fields() {
        return fields;
    }

    /** The place of a field in a row's values. */
    int index(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                return i;
            }
        }
        throw new IllegalArgumentException("%s has no field %s".formatted(this, field));
    }

    /** The most characters a text field may have; longer texts of fields that are only noted are cut where they are kept. */
    int longest(String field) {
        return switch (field) {
            case "sku", "predecessor", "bundle", "component" -> 60;
            case "supplier", "order", "category", "transport" -> 40;
            case "name" -> this == WAREHOUSES ? 120 : this == SUPPLIERS ? 160 : this == SKUS ? 200 : 2_000;
            case "nameZh" -> this == SKUS ? 200 : 120;
            case "event", "campaign" -> 120;
            case "shipTo", "pickupAddress", "dropAddress", "note" -> 200;
            case "address" -> 400;
            case "supplierSku" -> 60;
            case "brand", "customer", "pickupName", "dropName" -> 80;
            case "email" -> 160;
            case "warehouse" -> 20;
            default -> 2_000;
        };
    }

    /** As it stands in tables, text keys and REST. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ImportKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
