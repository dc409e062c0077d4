package org.trmgateway.officer.scan;

import java.util.List;
import java.util.Set;
import org.trmgateway.protect.CaseScan;
import org.trmgateway.protect.KnownIdentifiers;
import org.trmgateway.protect.LeakScan;
import org.trmgateway.protect.NumberRule;

/**
 * Scans files of any kind: their name, their metadata and their content, and files within them. Text, markup, mail, office documents, archives and PDF
 * are read; of pictures their metadata. What cannot be read is never clean.
 *
 * <p>Bounded: see {@link Limits}. Immutable and safe for use by many threads.
 */
public final class FileScan {

    /** Place of the name of the file itself. */
    static final String FILE_NAME = "file name";

    /** Place of a mail's addresses, which are those of offices. */
    static final String MAIL_ADDRESSES = "mail-addresses";

    private final CaseScan scan;

    /**
     * @param known direct identifiers of the case; none when only patterns are looked for
     * @param numberRules national numbers the country packs know
     */
    public FileScan(KnownIdentifiers known, List<NumberRule> numberRules) {
        this.scan = new LeakScan(Set.of(MAIL_ADDRESSES), Set.of(), numberRules).of(known);
    }

    /** Whether a path names the person of the case, so that it must not be shown. */
    boolean tells(String path) {
        return scan.known("path", path).blocks();
    }

    /**
     * Scans one file; it never fails: what breaks a reader is unread.
     *
     * @param name its name without folders
     */
    public FileReport scan(String name, byte[] content) {
        Reading reading = new Reading(scan);
        reading.name(FILE_NAME, name);
        reading.file("", name, content);
        return reading.report();
    }
}
