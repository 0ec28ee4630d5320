package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.quartermaster.delivery.FreightRate;
import org.quartermaster.delivery.FreightRates;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.MiniTable;
import org.quartermaster.ui.Notice;

/** The freight rates by zone and weight, and a file that replaces them. */
final class FreightDialog {
    private static final int MOST_MEGABYTES = 5;
    private static final int MOST_SHOWN = 200;
    private static final double KILO = 1000.0;

    private final FreightRates rates;
    private final Div table = new Div();
    private FreightRates.Table shown;

    FreightDialog(FreightRates service) {
        rates = service;
    }

    void open(boolean mayChange) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(DeliveryWords.text("delivery.freight.title"));
        dialog.addClassName("qm-dialog");
        dialog.setWidth("min(980px, 96vw)");
        table.addClassName("qm-scroll");
        show();
        dialog.add(new Paragraph(DeliveryWords.text("delivery.freight.explained")), table);
        if (mayChange) {
            dialog.add(new Paragraph(DeliveryWords.text("delivery.freight.hint", String.join(", ", FreightFile.COLUMNS))), upload());
        }
        var file = new Anchor(DownloadHandler.fromInputStream(_ -> download()), DeliveryWords.text("delivery.freight.download"));
        dialog.getFooter().add(file, new Button(DeliveryWords.text("ui.close"), _ -> dialog.close()));
        dialog.open();
    }

    private void show() {
        shown = rates.table();
        var words = new DeliveryWords();
        var format = Format.current();
        var lines = new MiniTable("delivery.freight.zone", ">delivery.freight.km", "delivery.freight.service", ">delivery.freight.from", ">delivery.freight.to", ">delivery.freight.minimum",
                ">delivery.freight.base", ">delivery.freight.perKg", ">delivery.freight.days");
        shown.rates().stream().limit(MOST_SHOWN).forEach(rate -> lines.row(rate.lane(), format.quantity(rate.upToKm()), rate.service(), format.number(rate.fromGrams() / KILO, 1), format.number(rate.toGrams() / KILO, 1),
                words.money(rate.minimumCents()), words.money(rate.baseCents()), format.money(rate.centsPerKg().movePointLeft(2)), format.quantity(rate.transitDays())));
        table.removeAll();
        table.add(lines);
        int more = shown.rates().size() - MOST_SHOWN;
        if (more > 0) {
            table.add(new Paragraph(DeliveryWords.text("delivery.freight.more", format.quantity(more))));
        }
    }

    private Upload upload() {
        var drop = new Upload();
        drop.setAcceptedFileTypes(".csv", ".xlsx");
        drop.setMaxFileSize(MOST_MEGABYTES << 20);
        drop.setDropAllowed(false);
        drop.setUploadButton(new Button(DeliveryWords.text("delivery.travel.choose")));
        drop.setUploadHandler(this::receive);
        drop.addFileRejectedListener(event -> Notice.watch(event.getErrorMessage()));
        return drop;
    }

    private void receive(UploadEvent event) {
        UI ui = event.getUI();
        try {
            Path path = Files.createTempFile("rates", ".table");
            try (InputStream in = event.getInputStream()) {
                Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
                List<FreightRate> read = FreightFile.read(path);
                ui.access(() -> replace(read));
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException | RuntimeException broken) {
            ui.access(() -> Notice.failed(broken));
        }
    }

    private void replace(List<FreightRate> read) {
        try {
            rates.replace(read, shown.version());
            show();
            Notice.done(DeliveryWords.text("delivery.freight.kept", Format.current().quantity(read.size())));
        } catch (RuntimeException problem) {
            Notice.failed(problem);
        }
    }

    private DownloadResponse download() {
        byte[] text = FreightFile.csv(shown.rates());
        return new DownloadResponse(new ByteArrayInputStream(text), "freight-rates.csv", "text/csv", text.length);
    }
}
