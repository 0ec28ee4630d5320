package org.quartermaster.jobs;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What a server is called among those that share a database: machine and process, as two containers may have the same process number. */
final class NodeName {

    private static final int MOST_SIGNS = 36;

    private NodeName() {
    }

    static String own() {
        return of(machine(), ProcessHandle.current().pid());
    }

    static String of(String machine, long process) {
        return "%s-%d".formatted(machine.length() <= MOST_SIGNS ? machine : machine.substring(0, MOST_SIGNS), process);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "node";
        }
    }
}
