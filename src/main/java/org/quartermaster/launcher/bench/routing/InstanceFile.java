package org.quartermaster.launcher.bench.routing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quartermaster.launcher.bench.routing.BenchInstance.Customer;
import org.quartermaster.launcher.bench.routing.BenchInstance.Depot;

/** Writes an instance of one depot and whole numbers: with windows in Solomon's form, without in CVRPLIB's. */
final class InstanceFile {
    private InstanceFile() {
    }

    static void write(BenchInstance instance, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Files.writeString(file, instance.format() == Format.SOLOMON ? solomon(instance) : cvrplib(instance));
    }

    private static String solomon(BenchInstance instance) {
        Depot depot = instance.depots().getFirst();
        var text = new StringBuilder("%s%n%nVEHICLE%nNUMBER     CAPACITY%n%5d %11d%n%nCUSTOMER%n".formatted(instance.name(), instance.vehiclesPerDepot(), instance.capacity()));
        text.append("CUST NO.   XCOORD.    YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE TIME%n%n".formatted());
        text.append(row(0, depot.x(), depot.y(), 0, depot.ready(), depot.due(), 0));
        for (Customer customer : instance.customers()) {
            text.append(row(customer.number(), customer.x(), customer.y(), customer.demand(), customer.ready(), customer.due(), customer.service()));
        }
        return text.toString();
    }

    private static String row(int number, double x, double y, int demand, double ready, double due, double service) {
        return "%5d %9d %10d %10d %10d %10d %10d%n".formatted(number, (int) x, (int) y, demand, (int) ready, (int) due, (int) service);
    }

    private static String cvrplib(BenchInstance instance) {
        Depot depot = instance.depots().getFirst();
        var text = new StringBuilder("NAME : %s%nCOMMENT : made by lot%nTYPE : CVRP%nDIMENSION : %d%nEDGE_WEIGHT_TYPE : EUC_2D%nCAPACITY : %d%n"
                .formatted(instance.name(), instance.customers().size() + 1, instance.capacity()));
        text.append("NODE_COORD_SECTION%n1 %d %d%n".formatted((int) depot.x(), (int) depot.y()));
        instance.customers().forEach(customer -> text.append("%d %d %d%n".formatted(customer.number() + 1, (int) customer.x(), (int) customer.y())));
        text.append("DEMAND_SECTION%n1 0%n".formatted());
        instance.customers().forEach(customer -> text.append("%d %d%n".formatted(customer.number() + 1, customer.demand())));
        return text.append("DEPOT_SECTION%n1%n-1%nEOF%n".formatted()).toString();
    }
}
