package org.trmgateway.officer.export;

import java.io.IOException;
import java.io.Serial;

/** What the node gives out cannot be a later state of what lies here, or is no export at all. The message says what to do next. */
final class ExportRefused extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    ExportRefused(String message) {
        super(message);
    }
}
