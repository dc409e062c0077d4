package org.trmgateway.contracts.pack;

/**
 * How a file of lines is laid out.
 *
 * @param separator between the cells of a CSV line, or between key and value
 * @param values between the values of one CSV cell that may hold several
 * @param lineEnd what ends a line that is written; read are line feed and carriage return with line feed
 * @param byteOrderMark whether one is written; read is either
 */
record FlatLayout(char separator, char values, String lineEnd, boolean byteOrderMark) {

    FlatLayout {
        if (separator == values || separator == '"' || values == '"') {
            throw new IllegalStateException("separators must differ from each other and from the quote");
        }
    }
}
