package org.trmgateway.protect;

/** Takes what encodings say. */
interface Readings {

    /** Text that was written so without doubt. */
    void sure(String text);

    /** Text that may be chance: identifiers of the case are looked for in it, but nothing that only has a pattern. */
    void guess(String text);
}
