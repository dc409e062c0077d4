package org.trmgateway.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trmgateway.seal.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.jcajce.interfaces.MLDSAPrivateKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.Sha256;
import org.trmgateway.trail.SizeAndRoot;
import org.trmgateway.trail.note.Checkpoint;
import org.trmgateway.trail.note.CheckpointVerifier;
import org.trmgateway.trail.note.NoteSignature;
import org.trmgateway.trail.note.SignedNote;
import org.trmgateway.trail.note.SigningKey;
import org.trmgateway.trail.note.VerifierKey;

class TrailKeysTest {

    private static final String NAME = "pl.trm.example/trail";
    private static final String ORIGIN = NAME + "/2026";
    private static final Instant AT = TestFederation.NOW;

    @TempDir
    private Path folder;

    private final Map<TrailKeyFile, KeyPair> pairs = new EnumMap<>(TrailKeyFile.class);
    private Path password;

    @BeforeEach
    void writeFiles() throws IOException {
        password = Files.writeString(folder.resolve("password"), "open-sesame\n", US_ASCII);
        for (TrailKeyFile file : TrailKeyFile.values()) {
            pairs.put(file, TestTrails.pair(file.algorithm()));
            write(file, pairs.get(file));
        }
    }

    @Test
    void readsTheFilesAndFindsThePublicKeysItself() {
        assertThat(load().listing()).isEqualTo(TrailKeys.of(NAME, pairs).listing());
    }

    @Test
    void signsWhatTheDirectorysKeysVerify() {
        DirectoryTrail listed = TrailKeys.of(NAME, pairs).listing();
        assertVerify(load().log(ORIGIN), listed.logKeys(ORIGIN));
        assertVerify(load().witness(), listed.witnessKeys());
    }

    @Test
    void readsAnMlDsaKeyThatAnotherToolWroteAsASeed() throws Exception {
        KeyPair other = KeyPairGenerator.getInstance("ML-DSA-44", CryptoProviders.bouncyCastle())
                .generateKeyPair();
        MLDSAPrivateKey seed = ((MLDSAPrivateKey) other.getPrivate()).getPrivateKey(true);
        assertThat(seed.getEncoded()).hasSizeLessThan(100);
        write(TrailKeyFile.LOG_ML_DSA_44, new KeyPair(other.getPublic(), seed));
        TrailKeys keys = load();
        assertVerify(keys.log(ORIGIN), keys.listing().logKeys(ORIGIN));
    }

    @Test
    void refusesKeysThatTheDirectoryDoesNotList() {
        TrailKeys keys = load();
        assertThat(keys.requireListed(keys.listing())).isSameAs(keys);
        for (TrailKeyFile file : TrailKeyFile.values()) {
            Map<TrailKeyFile, KeyPair> changed = new EnumMap<>(pairs);
            changed.put(file, TestTrails.pair(file.algorithm()));
            DirectoryTrail listed = TrailKeys.of(NAME, changed).listing();
            assertRefused(
                    ErrorCode.SEAL_KEY_UNAVAILABLE,
                    file.fileName() + " rule=trail-key-unlisted",
                    () -> keys.requireListed(listed));
        }
    }

    @Test
    void saysWhichFileCannotBeUsed() throws Exception {
        write(TrailKeyFile.WITNESS_ML_DSA_44, TestTrails.pair("ML-DSA-65"));
        refuse("witness-ml-dsa-44.pem rule=key-algorithm");
        write(TrailKeyFile.WITNESS_ED25519, TestTrails.pair("Ed448"));
        refuse("witness-ed25519.pem rule=key-algorithm");
        write(TrailKeyFile.LOG_ML_DSA_44, TestAuthority.ellipticCurve());
        refuse("log-ml-dsa-44.pem rule=key-algorithm");
        Files.delete(folder.resolve("log-ed25519.pem"));
        refuse("log-ed25519.pem rule=key-file");
        Files.writeString(password, "other\n");
        refuse("rule=key-file");
        Files.delete(password);
        refuse("password-file");
    }

    @Test
    void neverPrintsAKey() {
        assertThat(load()).hasToString("keys of " + NAME);
    }

    private static void assertVerify(List<SigningKey> keys, List<VerifierKey> verifiers) {
        Checkpoint checkpoint = new Checkpoint(ORIGIN, new SizeAndRoot(3, Sha256.of(new byte[] {3})));
        List<NoteSignature> lines =
                keys.stream().map(key -> key.sign(checkpoint, AT)).toList();
        assertThat(CheckpointVerifier.verify(new SignedNote(checkpoint.text(), lines), verifiers))
                .extracting(CheckpointVerifier.Verified::key)
                .isEqualTo(verifiers);
    }

    private void refuse(String detail) {
        assertRefused(ErrorCode.SEAL_KEY_UNAVAILABLE, detail, this::load);
    }

    private TrailKeys load() {
        return TrailKeys.load(NAME, folder, password);
    }

    private void write(TrailKeyFile file, KeyPair pair) throws IOException {
        KeyFiles.writePrivateKey(folder.resolve(file.fileName()), pair.getPrivate(), "open-sesame".toCharArray());
    }
}
