package org.quartermaster.security;

import java.util.Set;
import java.util.regex.Pattern;
import org.quartermaster.shared.Role;
import org.quartermaster.shared.WarehouseId;

/**
 * What an administrator writes down about a user.
 *
 * @param name       letters of any script, digits and {@code . _ @ -}; at most 80 signs
 * @param fullName   at most 120 signs, may be empty
 * @param warehouses scope; empty means all
 * @param language   {@code en}, {@code zh}, or {@value #AUTO}: as the browser asks
 */
public record UserDraft(String name, String fullName, Role role, Set<WarehouseId> warehouses, String language, boolean active) {

    /** The language that the browser asks for. */
    public static final String AUTO = "auto";
    private static final Set<String> LANGUAGES = Set.of(AUTO, "en", "zh");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,79}");

    public UserDraft {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The sign-in name \"%s\" must be 1 to 80 letters, digits or . _ @ - and begin with a letter or digit.".formatted(name));
        }
        fullName = fullName == null ? "" : fullName.strip();
        if (fullName.length() > 120) {
            throw new IllegalArgumentException("The full name has %d signs; at most 120 fit.".formatted(fullName.length()));
        }
        if (role == null || language == null || !LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("The role must be viewer, buyer, manager or admin, and the language (%s) auto, en or zh.".formatted(language));
        }
        warehouses = Set.copyOf(warehouses);
    }
}
