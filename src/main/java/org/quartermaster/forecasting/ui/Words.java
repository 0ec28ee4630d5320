package org.quartermaster.forecasting.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.quartermaster.forecasting.selection.NetworkUse;
import org.quartermaster.learning.StoredModel;
import org.quartermaster.learning.onnx.ExecutionProvider;
import org.quartermaster.learning.onnx.Quarantine;
import org.quartermaster.ui.Format;

/** Codes of the forecast as words. */
final class Words {

    private Words() {
    }

    /** A method or a blend: {@code a+b}. */
    static String method(String code) {
        return Arrays.stream(code.split("\\+")).map(one -> I18NProvider.translate("forecasting.method." + one)).collect(Collectors.joining(" + "));
    }

    /** Where a network runs: {@code kind reason}; missing when it never ran. */
    static String provider(String codes) {
        String[] parts = codes.split(" ", 2);
        return parts.length < 2 ? Format.MISSING : parts[0] + " · " + I18NProvider.translate("forecasting.models.reasonOf." + parts[1]);
    }

    /** The same with what ONNX Runtime said about it, where it said anything. */
    static String provider(String codes, String detail) {
        return detail.isBlank() ? provider(codes) : provider(codes) + " (" + detail + ")";
    }

    /** Where a model ran last, or where it was trained. @param name of what is kept of that beside the model */
    static String provider(StoredModel model, String name) {
        return provider(model.provenance().parameters().getOrDefault(name, ""), model.provenance().parameters().getOrDefault(name + "_detail", ""));
    }

    /** Where training will compute and why there, as far as that can be told before. */
    static String foreseen(ExecutionProvider device) {
        String key = "forecasting.tuning.where." + device.reason();
        return device.detail().isEmpty() ? I18NProvider.translate(key) : I18NProvider.translate(key + ".named", device.detail());
    }

    /** Which network answered in a run, where, and which was to and did not. */
    static String network(NetworkUse use) {
        String answered = use.name().isEmpty() ? I18NProvider.translate("forecasting.models.nobody") : use.name() + " · " + provider(use.provider(), use.detail());
        return use.fault().isEmpty() ? answered : answered + " · " + use.fault();
    }

    static String fault(Quarantine.Fault fault) {
        return I18NProvider.translate("forecasting.models.faultOf." + fault.name());
    }

    /** The code of a fault in words; another text as it is. */
    static String fault(String code) {
        return Arrays.stream(Quarantine.Fault.values()).filter(fault -> fault.name().equals(code)).findFirst().map(Words::fault).orElse(code);
    }

    /** All faults: code → words. */
    static Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        Arrays.stream(Quarantine.Fault.values()).forEach(fault -> faults.put(fault.name(), fault(fault)));
        return faults;
    }

    /** Why a network is in quarantine: a fault's code, in words, and what was seen. */
    static String quarantine(String reason) {
        String code = reason.split(":", 2)[0];
        return fault(code) + reason.substring(code.length());
    }
}
