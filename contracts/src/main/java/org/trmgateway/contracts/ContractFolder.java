package org.trmgateway.contracts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
 * One folder of the contracts, and the only way to read a file of it. A file name cannot leave the folder.
 *
 * @param files the contracts it is a folder of
 * @param path without slashes at the ends, for example {@code messages} or {@code countries/pl}
 */
public record ContractFolder(ContractFiles files, String path) {

    private static final Pattern PATH = Pattern.compile("[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*");
    private static final Pattern FILE =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*([./][\\p{L}\\p{N}][\\p{L}\\p{N}_-]*)*");

    public ContractFolder {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not a folder of the contracts: " + path);
        }
    }

    /** A folder of the contracts this program was built with. */
    public ContractFolder(String path) {
        this(ContractFiles.packaged(), path);
    }

    /** Another folder of the same contracts. */
    public ContractFolder other(String otherPath) {
        return new ContractFolder(files, otherPath);
    }

    /** Whether the folder has the file. */
    public boolean has(String file) {
        return files.bytes(resource(file)).isPresent();
    }

    /**
     * All bytes of a file.
     *
     * @throws IllegalStateException when there is no such file: the contracts are incomplete and nothing may start
     */
    public byte[] bytes(String file) {
        return files.bytes(resource(file))
                .orElseThrow(() -> new IllegalStateException("the contracts lack " + path + "/" + file));
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
        return path + "/" + file;
    }
}
