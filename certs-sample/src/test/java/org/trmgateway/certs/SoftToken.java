package org.trmgateway.certs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token of SoftHSM 2. The library reads where its tokens are from the environment, once in a process, so that there is one folder for all
 * tokens of a run.
 *
 * @param library the PKCS #11 library
 * @param slot where the token is
 * @param pinFile its PIN
 */
record SoftToken(Path library, long slot, Path pinFile) {

    /** What a test says when it is skipped. */
    static final String MISSING = "SoftHSM 2 is not installed (Debian: apt-get install softhsm2)";

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"),
            Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));
    private static final Pattern SLOT = Pattern.compile("slot (\\d+)");
    private static final String PIN = "271828";

    static Optional<Path> installed() {
        return PLACES.stream().filter(Files::exists).findFirst();
    }

    /** Prepares the folder of all tokens; to be called once, before the first token. */
    static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("tokens"));
        Path configuration = Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + folder.resolve("tokens")
                        + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        setEnvironment("SOFTHSM2_CONF", configuration.toString());
    }

    /** A new and empty token. */
    static SoftToken create(Path folder, String label) throws IOException, InterruptedException {
        ProcessBuilder tool = new ProcessBuilder(
                        "softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "314159", "--pin", PIN)
                .redirectErrorStream(true);
        tool.environment().put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        Process process = tool.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        Matcher slot = SLOT.matcher(output);
        if (process.waitFor() != 0 || !slot.find()) {
            throw new IOException("no token was made: " + output);
        }
        Path pinFile = Files.writeString(folder.resolve(label + ".pin"), PIN + "\n");
        return new SoftToken(installed().orElseThrow(), Long.parseLong(slot.group(1)), pinFile);
    }

    /** Puts a key into the token so that nobody gets it out again, with its certificate beside it. */
    void take(String alias, PrivateKey key, List<X509Certificate> chain) throws Exception {
        // Bouncy Castle calls it ECDSA, which the platform does not take for the key of a certificate.
        PrivateKey own = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        open().setKeyEntry(alias, own, null, chain.subList(0, 1).toArray(X509Certificate[]::new));
    }

    /** The key as the platform sees it. */
    PrivateKey inside(String alias) throws Exception {
        return (PrivateKey) open().getKey(alias, null);
    }

    private KeyStore open() throws Exception {
        Provider provider = Security.getProvider("SunPKCS11")
                .configure("--name = test" + slot + "\nlibrary = " + library + "\nslot = " + slot + "\n"
                        + "attributes(import, CKO_PRIVATE_KEY, *) = {\n  CKA_SENSITIVE = true\n  CKA_EXTRACTABLE = false\n"
                        + "  CKA_SIGN = true\n  CKA_DERIVE = true\n}\n");
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, PIN.toCharArray());
        return store;
    }

    /** Of this very process, which Java cannot change itself. */
    @SuppressWarnings("restricted")
    private static void setEnvironment(String name, String value) {
        Linker linker = Linker.nativeLinker();
        MethodHandle set = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setenv"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int failed = (int) set.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
            if (failed != 0) {
                throw new IllegalStateException("the environment cannot be set");
            }
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }
}
