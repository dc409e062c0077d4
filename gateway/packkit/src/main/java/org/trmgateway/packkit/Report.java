package org.trmgateway.packkit;

/**
 * What a command found, ready to be printed.
 *
 * @param status exit status of the process
 * @param text whole lines
 */
record Report(int status, String text) {

    static final int FINE = 0;
    static final int NOT_FINE = 1;

    /** Packs and forms come from elsewhere: nothing in them may move the cursor of the reader's terminal. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
