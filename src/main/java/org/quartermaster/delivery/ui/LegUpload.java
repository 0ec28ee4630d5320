package org.quartermaster.delivery.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.quartermaster.delivery.travel.KnownLegs;
import org.quartermaster.ui.Dialogs;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;

/** Takes a file of legs; what was known of them is replaced. Forgets them again. */
final class LegUpload {
    private static final int MOST_MEGABYTES = 100;

    private final KnownLegs known;
    private final Runnable onDone;
    private List<KnownLegs.Leg> legs = List.of();

    private LegUpload(KnownLegs service, Runnable done) {
        known = service;
        onDone = done;
    }

    static void open(KnownLegs service, Runnable done) {
        new LegUpload(service, done).show();
    }

    private void show() {
        var drop = new Upload();
        drop.setAcceptedFileTypes(".csv", ".xlsx", ".gz");
        drop.setMaxFiles(1);
        drop.setMaxFileSize(MOST_MEGABYTES << 20);
        drop.setUploadButton(new Button(DeliveryWords.text("delivery.travel.choose")));
        drop.setUploadHandler(this::receive);
        drop.addFileRejectedListener(event -> Notice.watch(event.getErrorMessage()));
        Dialogs.form(DeliveryWords.text("delivery.travel.upload"), DeliveryWords.text("delivery.travel.keep"), this::keep,
                new Paragraph(DeliveryWords.text("delivery.travel.uploadHint", String.join(", ", LegFile.COLUMNS))), drop);
    }

    private void receive(UploadEvent event) {
        UI ui = event.getUI();
        try {
            Path path = Files.createTempFile("legs", ".table");
            try (InputStream in = event.getInputStream()) {
                Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
                List<KnownLegs.Leg> read = LegFile.read(path);
                ui.access(() -> legs = read);
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException | RuntimeException broken) {
            ui.access(() -> Notice.failed(broken));
        }
    }

    private void keep() {
        int kept = known.upload(legs);
        onDone.run();
        Notice.done(DeliveryWords.text("delivery.travel.kept", Format.current().quantity(kept)));
    }
}
