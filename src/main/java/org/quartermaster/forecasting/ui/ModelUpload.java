package org.quartermaster.forecasting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.quartermaster.forecasting.ForecastNetworks;
import org.quartermaster.learning.onnx.ShippedModels;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;

/** Asks for an ONNX file and its descriptor and hands both over; the descriptors of known exports can be filled in. */
final class ModelUpload {

    private final ForecastNetworks networks;
    private final LongConsumer onTaken;
    private final TextArea descriptor = new TextArea(text("forecasting.models.descriptor"));
    private byte[] model = new byte[0];

    private ModelUpload(ForecastNetworks networks, LongConsumer onTaken) {
        this.networks = networks;
        this.onTaken = onTaken;
    }

    static void open(ForecastNetworks networks, LongConsumer onTaken) {
        new ModelUpload(networks, onTaken).show();
    }

    private void show() {
        var known = new ComboBox<String>(text("forecasting.models.known"), ShippedModels.KNOWN_EXPORTS);
        known.addValueChangeListener(event -> descriptor.setValue(event.getValue() == null ? "" : ShippedModels.knownDescriptor(event.getValue())));
        known.setWidthFull();
        descriptor.setWidthFull();
        descriptor.setHeight("14rem");
        Dialogs.form(text("forecasting.models.upload"), text("forecasting.models.upload"), this::take, new Paragraph(text("forecasting.models.uploadHint")), known, descriptor, drop());
    }

    private Upload drop() {
        var drop = new Upload();
        drop.setAcceptedFileTypes(".onnx");
        drop.setMaxFiles(1);
        drop.setMaxFileSize((int) ForecastNetworks.MOST_BYTES);
        drop.setUploadButton(new Button(text("forecasting.models.choose", Format.current().quantity(ForecastNetworks.MOST_BYTES >> 20))));
        drop.setUploadHandler(this::receive);
        drop.addFileRejectedListener(event -> Notice.watch(event.getErrorMessage()));
        return drop;
    }

    private void receive(UploadEvent event) {
        UI ui = event.getUI();
        try (InputStream in = event.getInputStream()) {
            byte[] bytes = in.readNBytes((int) ForecastNetworks.MOST_BYTES + 1);
            ui.access(() -> model = bytes);
        } catch (IOException broken) {
            ui.access(() -> Notice.failed(new IllegalArgumentException(broken.getMessage(), broken)));
        }
    }

    private void take() {
        onTaken.accept(networks.upload(descriptor.getValue(), model));
    }

    private static String text(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
