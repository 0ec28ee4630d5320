package org.quartermaster.security.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import org.quartermaster.security.ShopToken;
import org.quartermaster.security.Tokens;
import org.quartermaster.ui.Dialogs;

/** Makes a token for a shop's pages, then shows it once together with what the shop puts into its page. */
final class ShopTokenForm {

    private static final String EXAMPLE = """
            <script src="%1$s/qm/promise/widget.js" async></script>
            <qm-promise token="%2$s" basket="SKU-CODE:2"
              latitude="52.52" longitude="13.40"></qm-promise>""";
    private final Tokens tokens;
    private final Runnable onMade;
    private final TextField name = new TextField(text("security.tokens.name"), "shop", "");
    private final TextArea origins = new TextArea(text("security.tokens.origins"));
    private final IntegerField calls = new IntegerField(text("security.tokens.calls"));
    private final IntegerField days = TokensView.days(Tokens.LONGEST);

    ShopTokenForm(Tokens service, Runnable then) {
        tokens = service;
        onMade = then;
        name.setMaxLength(80);
        origins.setId("token-origins");
        origins.setPlaceholder("https://shop.example");
        origins.setHelperText(text("security.tokens.originsHint"));
        calls.setMin(1);
        calls.setValue(ShopToken.USUAL_CALLS);
        calls.setHelperText(text("security.tokens.callsHint"));
    }

    void open() {
        name.setWidthFull();
        origins.setWidthFull();
        var numbers = new Div(days, calls);
        numbers.addClassName("qm-fields");
        Dialogs.form(text("security.tokens.issueShop"), text("security.tokens.issueShop"), this::make, new Paragraph(text("security.tokens.shopHint")), name, origins, numbers);
    }

    private void make() {
        var wanted = new ShopToken(name.getValue().isBlank() ? "shop" : name.getValue(), Duration.ofDays(number(days)),
                origins.getValue().lines().map(String::strip).filter(line -> !line.isEmpty()).toList(), number(calls));
        var made = tokens.issue(wanted);
        UI.getCurrent().getPage().fetchCurrentURL(url -> {
            var code = new Pre(EXAMPLE.formatted(url.getProtocol() + "://" + url.getAuthority(), made.token()));
            code.addClassName("qm-snippet");
            code.getElement().setAttribute("tabindex", "0");
            new SecretDialog(text("security.secret.token"), made.token(), new Paragraph(text("security.tokens.embed")), code).open();
        });
        onMade.run();
    }

    private static int number(IntegerField field) {
        return field.getValue() == null ? 0 : field.getValue();
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
