package org.trmgateway.packkit;

/**
 * A document a pack ships with the result it must give.
 *
 * @param name path below the samples
 * @param delivered whether it goes out: the document is the result then, else the canonical message is
 * @param document the national document
 * @param canonical the canonical message, as XML
 */
record Sample(String name, boolean delivered, byte[] document, byte[] canonical) {

    /** What the name of the file ends with, without the dot. */
    String extension() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
