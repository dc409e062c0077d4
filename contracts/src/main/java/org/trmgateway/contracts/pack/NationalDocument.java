package org.trmgateway.contracts.pack;

/**
 * A document in the form, codes, language and character set of a national system.
 *
 * @param bytes the document; holds personal data
 * @param mediaType RFC 6838 media type
 * @param extension file name extension without the dot
 */
public record NationalDocument(byte[] bytes, String mediaType, String extension) {

    @Override
    public String toString() {
        return "NationalDocument[" + mediaType + ", " + bytes.length + " bytes]";
    }
}
