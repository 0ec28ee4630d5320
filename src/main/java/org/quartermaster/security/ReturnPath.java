package org.quartermaster.security;

import java.net.URI;
import java.net.URISyntaxException;

/** Where to go after signing in: a path of this application, never another host (CWE-601). */
public final class ReturnPath {

    private ReturnPath() {
    }

    /**
     * The path without its leading slash, with its query, if it is local and safe; otherwise the empty path.
     *
     * @param wanted what the address asked for; may be null
     */
    public static String safe(String wanted) {
        if (wanted == null || wanted.length() > 1000 || wanted.chars().anyMatch(c -> c < 0x20 || c == '\\' || c == 0x7f)) {
            return "";
        }
        try {
            var uri = new URI(wanted);
            boolean local = uri.getScheme() == null && uri.getRawAuthority() == null && uri.getPath() != null && !uri.getPath().contains("//")
                    && !uri.getPath().contains("\\") && !uri.getPath().contains("..");
            String path = local ? wanted.replaceFirst("^/", "") : "";
            return path.startsWith("/") || path.startsWith("login") || path.startsWith("VAADIN") ? "" : path;
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
