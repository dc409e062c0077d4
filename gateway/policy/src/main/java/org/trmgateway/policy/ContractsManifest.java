package org.trmgateway.policy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.trmgateway.contracts.CodeLists;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.ContractFolder;
import org.trmgateway.contracts.Table;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.referral.Sha256;

/**
 * What the officers sign: the versions the contracts state, and every file of them with its digest. There is one spelling of it: UTF-8, lines
 * ended by a line feed, sorted.
 *
 * @param versions version by part: {@code choreography}, {@code codes}, {@code release-policy}, {@code pack pl} and so on
 * @param files digest by path
 */
public record ContractsManifest(NavigableMap<String, String> versions, NavigableMap<String, Sha256> files) {

    /** Path of the manifest in the contracts. */
    public static final String PATH = "signatures/manifest.csv";

    private static final String HEAD =
            "# What the officers sign: the versions of the contracts, and every file of them with its SHA-256. Made by ./trm policy sign.\n"
                    + "kind;name;value\n";
    private static final String VERSION = "version";
    private static final String FILE = "file";

    /** What the reader of the contracts accepts as the name of a file; anything else would be packaged and signed, and never read. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}_-]|[./](?=[\\p{L}\\p{N}]))*");

    public ContractsManifest {
        versions = Collections.unmodifiableNavigableMap(new TreeMap<>(versions));
        files = Collections.unmodifiableNavigableMap(new TreeMap<>(files));
    }

    /**
     * The manifest of contracts as they are.
     *
     * @throws IllegalStateException when a version cannot be read, or a file has a name that no file of the contracts can have
     */
    public static ContractsManifest of(ContractFiles files) {
        NavigableMap<String, Sha256> digests = digests(files);
        for (String path : digests.keySet()) {
            if (!NAME.matcher(path).matches()) {
                throw new IllegalStateException("this is no file of the contracts, take it away: " + path);
            }
        }
        return new ContractsManifest(versionsOf(files), digests);
    }

    /**
     * Reads a manifest.
     *
     * @throws GatewayException with {@link ErrorCode#ADMIT_POLICY_ALTERED} when it is none
     */
    public static ContractsManifest read(byte[] bytes) {
        NavigableMap<String, String> versions = new TreeMap<>();
        NavigableMap<String, Sha256> files = new TreeMap<>();
        try {
            for (Table.Row row :
                    Table.parse(PATH, new String(bytes, StandardCharsets.UTF_8)).rows()) {
                switch (row.get("kind")) {
                    case VERSION -> versions.put(row.get("name"), row.get("value"));
                    case FILE -> files.put(row.get("name"), new Sha256(row.get("value")));
                    default -> throw new IllegalStateException("unknown kind");
                }
            }
        } catch (IllegalStateException | IllegalArgumentException | GatewayException malformed) {
            throw new GatewayException(ErrorCode.ADMIT_POLICY_ALTERED, Detail.field(PATH), malformed);
        }
        return new ContractsManifest(versions, files);
    }

    /** The bytes that are signed. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(HEAD);
        versions.forEach((part, version) -> line(text, VERSION, part, version));
        files.forEach((path, digest) -> line(text, FILE, path, digest.hex()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Digest of the bytes: names this state of the contracts in one line. */
    public Sha256 sha256() {
        return Sha256.of(bytes());
    }

    /** Paths of the files that are altered, missing or not listed in contracts as they are, sorted. */
    public NavigableSet<String> differences(ContractFiles actual) {
        NavigableMap<String, Sha256> found = digests(actual);
        NavigableSet<String> different = new TreeSet<>(files.keySet());
        different.addAll(found.keySet());
        different.removeIf(path -> files.containsKey(path) && files.get(path).equals(found.get(path)));
        return different;
    }

    private static NavigableMap<String, Sha256> digests(ContractFiles files) {
        NavigableMap<String, Sha256> digests = new TreeMap<>();
        for (String path : files.paths()) {
            digests.put(
                    path,
                    Sha256.of(files.bytes(path)
                            .orElseThrow(() -> new IllegalStateException("this file cannot be read: " + path))));
        }
        return digests;
    }

    private static NavigableMap<String, String> versionsOf(ContractFiles files) {
        NavigableMap<String, String> versions = new TreeMap<>();
        for (String folder : new String[] {"choreography", "release-policy"}) {
            versions.put(folder, new ContractFolder(files, folder).version());
        }
        versions.put(
                "codes", CodeLists.load(new ContractFolder(files, "messages")).version());
        for (Table.Row row : Table.read(new ContractFolder(files, "countries"), "index.csv", "country")
                .rows()) {
            ContractFolder pack = new ContractFolder(files, "countries/" + row.get("country"));
            versions.put(
                    "pack " + row.get("country"),
                    pack.document("pack.xml").getDocumentElement().getAttribute("version"));
        }
        return versions;
    }

    private static void line(StringBuilder text, String kind, String name, String value) {
        text.append(kind).append(';').append(name).append(';').append(value).append('\n');
    }
}
