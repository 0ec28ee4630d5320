package org.quartermaster.ui;

import com.vaadin.cdi.annotation.VaadinServiceEnabled;
import com.vaadin.cdi.annotation.VaadinServiceScoped;
import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of all rooms, merged from {@code vaadin-i18n/<room>.properties} (English) and {@code vaadin-i18n/<room>_zh.properties} (Simplified Chinese).
 *
 * <p>A text with arguments is a {@link MessageFormat}; one without is taken as it stands. A missing Chinese text falls back to English, a missing key shows
 * as {@code !key!} and is logged once.
 */
@VaadinServiceEnabled
@VaadinServiceScoped
public class I18n implements I18NProvider {

    /** The rooms that may bring texts. */
    public static final List<String> ROOMS = List.of("ui", "security", "exchange", "learning", "catalog", "suppliers", "stock", "sales", "purchasing", "voice",
            "forecasting", "replenishment", "pricing", "recommendations", "delivery", "alerts", "assistant", "jobs", "imports", "dashboard", "launcher");
    /** The languages, the first is the default. */
    public static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final System.Logger LOG = System.getLogger(I18n.class.getName());
    private final Map<String, String> english = load("");
    private final Map<String, String> chinese = load("_zh");
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    /** The language of {@link #LOCALES} that fits a browser's or a person's wish best. */
    public static Locale closest(Locale wish) {
        return wish != null && wish.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return LOCALES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        String text = pattern(key, closest(locale));
        if (text == null) {
            if (missing.add(key)) {
                LOG.log(System.Logger.Level.WARNING, "No text for key \"{0}\". Add it to vaadin-i18n/{1}.properties.", key, key.split("\\.")[0]);
            }
            return "!" + key + "!";
        }
        return arguments.length == 0 ? text : new MessageFormat(text, closest(locale)).format(arguments);
    }

    private String pattern(String key, Locale locale) {
        String text = locale.getLanguage().equals("zh") ? chinese.get(key) : null;
        return text == null ? english.get(key) : text;
    }

    private static Map<String, String> load(String suffix) {
        var all = new HashMap<String, String>();
        ROOMS.forEach(room -> read(room + suffix).forEach((key, text) -> all.put(key.toString(), text.toString())));
        return Map.copyOf(all);
    }

    /** The texts of one bundle, empty when the room has none. */
    static Properties read(String bundle) {
        var texts = new Properties();
        try (var in = I18n.class.getClassLoader().getResourceAsStream("vaadin-i18n/" + bundle + ".properties")) {
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
