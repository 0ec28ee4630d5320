/**
 * A purchase order as a document: A4 pages with embedded fonts, written with Apache PDFBox. Plain Java: it is given everything it writes.
 *
 * <p>Letters of the Latin alphabet come from Liberation Sans, which PDFBox brings; all others from a font of the machine, embedded as outlines. A character
 * that neither has is written as a box, and the document says so.
 */
package org.quartermaster.purchasing.document;
