package org.trmgateway.acceptance.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trmgateway.officer.scan.FileScan;
import org.trmgateway.protect.KnownIdentifiers;

/** Files that an officer has scanned, of every kind that is read. The scan never fails, so nothing may be thrown at all. */
final class ScanTargets {

    private final FileScan scan = new FileScan(KnownIdentifiers.NONE, List.of());

    Map<String, Target> all() throws IOException {
        Map<String, Target> targets = new LinkedHashMap<>();
        add(targets, "pdf", ScanSeeds.pdf());
        add(targets, "docx", ScanSeeds.zip("word/document.xml", "<w><t>Text</t></w>"));
        add(targets, "png", ScanSeeds.picture("png"));
        add(targets, "jpg", ScanSeeds.jpegWithPlace());
        add(targets, "eml", ScanSeeds.mail());
        add(
                targets,
                "html",
                "<html><body title=\"a&amp;b\">Text<!-- c --><script>d</script></body></html>".getBytes(UTF_8));
        add(targets, "txt", "Text 123 \u00e9 +48 600 100 200\n".getBytes(UTF_8));
        return targets;
    }

    private void add(Map<String, Target> targets, String kind, byte[] seed) {
        Target target = new Target(
                "scan-" + kind,
                List.of(seed),
                Bounds.EVERY_SPELLING,
                bytes -> scan.scan("file." + kind, bytes).toString(),
                List.of());
        targets.put(target.name(), target);
    }
}
