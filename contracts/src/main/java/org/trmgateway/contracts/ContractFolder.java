package org.trmgateway.contracts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.trmgateway.referral.SafeXml;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * One folder of the contracts on the class path, and the only way to read a file of it. A file name cannot leave the folder.
 *
 * @param path below {@code trm/}, without slashes at the ends, for example {@code messages} or {@code countries/pl}
 */
public record ContractFolder(String path) {

    private static final Pattern PATH = Pattern.compile("[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*");
    private static final Pattern FILE =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*([./][\\p{L}\\p{N}][\\p{L}\\p{N}_-]*)*");

    public ContractFolder {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not a folder of the contracts: " + path);
        }
    }

    /** Whether the folder has the file. */
    public boolean has(String file) {
        return ContractFolder.class.getResource(resource(file)) != null;
    }

    /**
     * All bytes of a file.
     *
     * @throws IllegalStateException when there is no such file: the contracts are incomplete and nothing may start
     */
    public byte[] bytes(String file) {
        try (InputStream stream = ContractFolder.class.getResourceAsStream(resource(file))) {
            if (stream == null) {
                throw new IllegalStateException("the contracts lack " + path + "/" + file);
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The text of a file.
     *
     * @throws IllegalStateException when there is no such file or it is not UTF-8
     */
    public String text(String file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(file)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new IllegalStateException(path + "/" + file + " is not UTF-8", notUtf8);
        }
    }

    /** The one line of the folder's {@code VERSION} file. */
    public String version() {
        return text("VERSION").strip();
    }

    /** A file as a document. */
    public Document document(String file) {
        try (InputStream stream = new ByteArrayInputStream(bytes(file))) {
            return SafeXml.documentBuilder().parse(stream);
        } catch (IOException | SAXException unreadable) {
            throw new IllegalStateException(path + "/" + file + " is not readable XML", unreadable);
        }
    }

    /** Compiles a W3C XML Schema (1.0) of this folder; includes and imports are found in this folder and nowhere else. */
    public Schema schema(String file) {
        SchemaFactory factory = SafeXml.schemaFactory();
        factory.setResourceResolver(new SchemaInclusion(this));
        try (InputStream stream = new ByteArrayInputStream(bytes(file))) {
            return factory.newSchema(new StreamSource(stream, file));
        } catch (IOException | SAXException invalid) {
            throw new IllegalStateException(path + "/" + file + " is not a valid schema", invalid);
        }
    }

    private String resource(String file) {
        if (!FILE.matcher(file).matches()) {
            throw new IllegalArgumentException("not a file of the contracts: " + file);
        }
        return "/trm/" + path + "/" + file;
    }
}
