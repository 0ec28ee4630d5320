package org.quartermaster.catalog;

/**
 * A category.
 *
 * @param parentId category above, 0 at the top
 */
public record CategoryFacts(int id, String code, String name, String nameZh, int parentId) {
}
