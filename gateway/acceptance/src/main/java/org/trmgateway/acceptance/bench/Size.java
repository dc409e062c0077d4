package org.trmgateway.acceptance.bench;

import java.util.List;

/**
 * Of a message.
 *
 * @param name as it is shown
 * @param bytes about so many
 */
record Size(String name, int bytes) {

    private static final int KILOBYTE = 1024;

    /** A short answer, a long form, a form with everything. */
    static final List<Size> ALL = List.of(
            new Size("2 KB", 2 * KILOBYTE), new Size("20 KB", 20 * KILOBYTE), new Size("1 MB", KILOBYTE * KILOBYTE));

    static final List<Size> QUICK = ALL.subList(0, 2);
}
