package org.trmgateway.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.trmgateway.certs.SampleOfficers;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.seal.KeyFiles;

/** The least that contracts can be, in a folder, with two officers of their own. */
public record SmallContracts(Path folder, SampleOfficers sample) {

    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final Map<String, String> FILES = Map.of(
            "choreography/VERSION", "1.2.0\n",
            "choreography/gates.csv", "gate;meaning\nvoluntary;the person declared the wish\n",
            "release-policy/VERSION", "1.3.0\n",
            "messages/codes.xsd",
                    "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" version=\"2.0-1\"><xs:simpleType name=\"Sex\">"
                            + "<xs:restriction base=\"xs:string\"><xs:enumeration value=\"a\"/></xs:restriction></xs:simpleType></xs:schema>",
            "countries/index.csv", "country\npl\n",
            "countries/pl/pack.xml", "<pack xmlns=\"urn:trmgateway:pack:1\" country=\"pl\" version=\"1.4.0\"/>");

    /** Writes contracts and officers below a directory, unsigned. */
    public static SmallContracts unsigned(Path directory) throws IOException {
        Path folder = directory.resolve("contracts");
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.createDirectories(folder.resolve(file.getKey()).getParent());
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return new SmallContracts(folder, SampleOfficers.generate(directory.resolve("officers"), CLOCK, false));
    }

    /** The same, signed by both. */
    public static SmallContracts signed(Path directory) throws IOException {
        SmallContracts contracts = unsigned(directory);
        for (OfficerRole role : OfficerRole.values()) {
            contracts.sign(role, CLOCK);
        }
        return contracts;
    }

    static List<String> paths() {
        return List.copyOf(FILES.keySet());
    }

    void sign(OfficerRole role, Clock clock) throws IOException {
        new ManifestSigner(folder, clock).sign(key(role), certificate(role));
    }

    PrivateKey key(OfficerRole role) {
        return KeyFiles.privateKey(sample.key(role.word()), KeyFiles.password(sample.password()));
    }

    X509Certificate certificate(OfficerRole role) {
        return KeyFiles.certificates(sample.certificate(role.word())).getFirst();
    }

    ContractFiles files() {
        return ContractFiles.in(folder);
    }

    Officers officers() {
        return Officers.in(sample.directory());
    }

    SignedContracts verify() {
        return SignedContracts.verify(files(), officers());
    }

    /** Changes one byte in the middle of a file. */
    public void alter(String path) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(path));
        int at = bytes.length / 2;
        bytes[at] = (byte) (bytes[at] == 'A' ? 'B' : 'A');
        Files.write(folder.resolve(path), bytes);
    }

    String text(String path) {
        return new String(files().bytes(path).orElseThrow(), UTF_8);
    }
}
