package org.quartermaster.forecasting.selection;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartermaster.learning.onnx.ExecutionProvider;

/**
 * Which network answered in a run.
 *
 * @param name     from its descriptor; empty when none answered to the end
 * @param provider where it ran and why there, two codes separated by a space; empty when none answered
 * @param detail   what ONNX Runtime said about that; empty when it had nothing to say
 * @param fault    which were to answer and did not, and why; empty when all went well
 */
public record NetworkUse(String name, String provider, String detail, String fault) {

    /** No network was asked. */
    public static final NetworkUse NONE = new NetworkUse("", "", "", "");

    static NetworkUse of(String name, ExecutionProvider provider, List<String> faults) {
        return new NetworkUse(name, provider.codes(), provider.detail(), String.join("; ", faults));
    }

    static NetworkUse nobody(List<String> faults) {
        return new NetworkUse("", "", "", String.join("; ", faults));
    }

    /** What several parts of a run say together. */
    static NetworkUse together(List<NetworkUse> parts) {
        return new NetworkUse(joined(parts, NetworkUse::name, " + "), parts.stream().map(NetworkUse::provider).filter(one -> !one.isEmpty()).findFirst().orElse(""),
                joined(parts, NetworkUse::detail, "; "), joined(parts, NetworkUse::fault, "; "));
    }

    private static String joined(List<NetworkUse> parts, Function<NetworkUse, String> of, String with) {
        return parts.stream().map(of).filter(one -> !one.isEmpty()).distinct().collect(Collectors.joining(with));
    }

    /** Who answered in place of whom, for the end of a log; empty when all went well. */
    public String words() {
        return fault.isEmpty() ? "" : fault + " → " + (name.isEmpty() ? "no network answered" : name + " answered");
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(name);
        out.writeUTF(provider);
        out.writeUTF(detail);
        out.writeUTF(fault);
    }

    /** At the end of what is read; a report that an earlier release wrote ends before. */
    static NetworkUse read(DataInput in) throws IOException {
        try {
            return new NetworkUse(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
        } catch (EOFException earlier) {
            return NONE;
        }
    }
}
