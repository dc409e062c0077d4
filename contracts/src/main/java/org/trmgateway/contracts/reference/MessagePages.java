package org.trmgateway.contracts.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.trmgateway.contracts.Table;

/**
 * All pages of {@code docs/messages}: one per message of the catalogue, the catalogue itself and the code lists. The same contracts give the
 * same bytes. What the pages cannot say truly stops the build: a message without a sample, a schema without words, a word without meaning.
 */
public final class MessagePages {

    private static final String PAGE_OF_A_MESSAGE = "M[0-9]{2}\\.md";

    private final SortedMap<String, String> pages = new TreeMap<>();

    /**
     * Makes the pages.
     *
     * @param samples the source folder of the samples, {@code contracts/messages/samples}
     * @throws IllegalStateException when something is missing; the message names it
     */
    public MessagePages(Path samples) {
        Sources sources = Sources.read(samples);
        for (Table.Row message : sources.catalogue()) {
            pages.put(message.get("message") + ".md", new MessagePage(sources, message).text());
        }
        pages.put(CataloguePage.FILE, new CataloguePage(sources).text());
        pages.put(CodeListPage.FILE, sources.codes().text());
    }

    /** Writes the pages: {@code MessagePages SAMPLES-FOLDER TARGET-FOLDER}. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("wanted: the folder of the samples, the folder of the pages");
        }
        new MessagePages(Path.of(arguments[0])).write(Path.of(arguments[1]));
    }

    /** The text of each page by its file name. */
    public Map<String, String> pages() {
        return Map.copyOf(pages);
    }

    /** Writes each page whose file says something else, and deletes the pages of messages that are gone. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path file = folder.resolve(page.getKey());
            if (!Files.exists(file) || !Files.readString(file).equals(page.getValue())) {
                Files.writeString(file, page.getValue());
            }
        }
        for (Path stale : stale(folder)) {
            Files.delete(stale);
        }
    }

    private List<Path> stale(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(PAGE_OF_A_MESSAGE))
                    .filter(file -> !pages.containsKey(file.getFileName().toString()))
                    .toList();
        }
    }
}
