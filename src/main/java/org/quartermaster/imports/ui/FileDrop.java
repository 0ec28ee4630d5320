package org.quartermaster.imports.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.quartermaster.imports.Imports;
import org.quartermaster.shared.Actor;
import org.quartermaster.ui.Format;
import org.quartermaster.ui.Notice;

/** Where a file is dropped or chosen. The bytes are taken in outside the window's lock; the window hears of the file when it is whole. */
final class FileDrop extends Upload {

    private final transient Imports imports;
    private final transient Actor actor = Actor.required();
    private final transient LongConsumer onGiven;

    FileDrop(Imports imports, LongConsumer onGiven) {
        this.imports = imports;
        this.onGiven = onGiven;
        long most = imports.mostBytes();
        setUploadHandler(this::take);
        setMaxFileSize((int) Math.min(Integer.MAX_VALUE, most));
        setUploadButton(new Button(getTranslation("imports.drop.choose")));
        setDropLabel(new Span(getTranslation("imports.drop.label", Format.current().quantity(most >> 20))));
        setI18n(texts());
        addFileRejectedListener(event -> Notice.watch(event.getErrorMessage()));
        addClassName("qm-drop");
    }

    private UploadI18N texts() {
        var texts = new UploadI18N();
        texts.setDropFiles(new UploadI18N.DropFiles().setOne(getTranslation("imports.drop.here")).setMany(getTranslation("imports.drop.here")));
        texts.setAddFiles(new UploadI18N.AddFiles().setOne(getTranslation("imports.drop.choose")).setMany(getTranslation("imports.drop.choose")));
        texts.setError(new UploadI18N.Error().setFileIsTooBig(getTranslation("imports.drop.tooLarge")).setTooManyFiles(getTranslation("imports.drop.one"))
                .setIncorrectFileType(getTranslation("imports.drop.wrongType")));
        texts.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status().setConnecting(getTranslation("imports.drop.connecting")).setStalled(getTranslation("imports.drop.stalled"))
                        .setProcessing(getTranslation("imports.drop.processing")).setHeld(getTranslation("imports.drop.held")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime().setPrefix(getTranslation("imports.drop.left") + " ").setUnknown(""))
                .setError(new UploadI18N.Uploading.Error().setServerUnavailable(getTranslation("imports.drop.failed")).setUnexpectedServerError(getTranslation("imports.drop.failed"))
                        .setForbidden(getTranslation("ui.problem.notAllowed"))));
        return texts;
    }

    private void take(UploadEvent event) {
        UI ui = event.getUI();
        try (InputStream bytes = event.getInputStream()) {
            long id = actor.call(() -> imports.accept(event.getFileName(), bytes));
            ui.access(() -> {
                clearFileList();
                onGiven.accept(id);
            });
        } catch (Exception problem) {
            ui.access(() -> {
                clearFileList();
                Notice.failed(problem);
            });
        }
    }
}
