package org.trmgateway.acceptance.path;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.trmgateway.protect.Alphabet;
import org.trmgateway.protect.Transliteration;

/**
 * Looks for secrets in bytes of any kind: as they are written and transliterated, in lower and upper case, in the usual encodings of the
 * region, as UTF-16, and in Base64, hexadecimal, percent, XML and JSON notation.
 */
public final class Needles {

    private static final int SHORTEST = 7;
    private static final int CHUNK = 1 << 22;
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("windows-1251"),
            Charset.forName("windows-1250"),
            Charset.forName("ISO-8859-2"),
            Charset.forName("KOI8-R"));

    private final Map<Integer, List<Needle>> byPrefix = new HashMap<>();
    private final BitSet prefixes = new BitSet(1 << 24);
    private final Set<ByteBuffer> ofOneSecret = new HashSet<>();
    private int longest;

    /**
     * What is looked for.
     *
     * @param base64 what the bytes are a part of; empty when they are all of it
     */
    private record Needle(byte[] bytes, String secret, String notation, byte[] base64) {

        String name() {
            return secret + " as " + notation;
        }

        boolean isAt(byte[] text, int length, int at) {
            int end = at + bytes.length;
            return end <= length
                    && Arrays.equals(text, at, end, bytes, 0, bytes.length)
                    && (base64.length == 0
                            || Base64Around.of(text, length, at, end, base64.length)
                                    .mayHold(base64));
        }
    }

    private Needles() {}

    public static Needles of(Collection<String> secrets) {
        return named(secrets.stream().collect(Collectors.toMap(secret -> secret, secret -> secret, (same, _) -> same)));
    }

    /** The same, with a name for each secret, so that what is found can be told without repeating it. */
    public static Needles named(Map<String, String> secrets) {
        Needles needles = new Needles();
        secrets.forEach((secret, name) -> {
            for (String spelling : spellings(secret)) {
                needles.addEverywhere(spelling, name);
            }
            needles.ofOneSecret.clear();
        });
        return needles;
    }

    /** In how many ways the secrets are looked for. */
    public int size() {
        return byPrefix.values().stream().mapToInt(List::size).sum();
    }

    /** The secrets that are in the text. */
    public Set<String> in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The secrets that are in the bytes, and how they were written. */
    public Set<String> in(byte[] bytes) {
        Set<String> found = new TreeSet<>();
        search(bytes, bytes.length, found);
        return found;
    }

    /** The secrets that are in a file; none when the file has gone meanwhile. */
    public Set<String> in(Path file) {
        Set<String> found = new TreeSet<>();
        byte[] window = new byte[CHUNK + longest];
        int kept = 0;
        try (InputStream content = Files.newInputStream(file)) {
            while (true) {
                int read = content.readNBytes(window, kept, CHUNK);
                search(window, kept + read, found);
                if (read < CHUNK) {
                    return found;
                }
                System.arraycopy(window, kept + read - longest, window, 0, longest);
                kept = longest;
            }
        } catch (NoSuchFileException gone) {
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void search(byte[] bytes, int length, Set<String> found) {
        for (int at = 0; at + SHORTEST <= length; at++) {
            int prefix = prefix(bytes, at);
            if (prefixes.get(prefix)) {
                for (Needle needle : byPrefix.get(prefix)) {
                    if (needle.isAt(bytes, length, at)) {
                        found.add(needle.name());
                    }
                }
            }
        }
    }

    private void addEverywhere(String spelling, String secret) {
        for (Charset charset : CHARSETS) {
            if (charset.newEncoder().canEncode(spelling)) {
                byte[] bytes = spelling.getBytes(charset);
                add(bytes, secret, charset.name());
                add(HexFormat.of().formatHex(bytes), secret, "hexadecimal");
                add(HexFormat.of().withUpperCase().formatHex(bytes), secret, "hexadecimal");
                addBase64(bytes, secret);
            }
        }
        add(URLEncoder.encode(spelling, StandardCharsets.UTF_8), secret, "percent");
        add(escaped(spelling, "&#%d;"), secret, "XML");
        add(escaped(spelling, "&#x%x;"), secret, "XML");
        add(escaped(spelling, "&#x%X;"), secret, "XML");
        add(escaped(spelling, "\\u%04x"), secret, "JSON");
        add(escaped(spelling, "\\u%04X"), secret, "JSON");
    }

    /**
     * Base64 depends on where in its group of three the text begins; what hangs over at either end is left out. That may leave six bytes, which stand
     * by chance in the hexadecimal digests that are in Base64 somewhere: so all of it has to be there.
     */
    private void addBase64(byte[] bytes, String secret) {
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            int from = shift == 0 ? 0 : 4;
            int until = shifted.length / 3 * 4;
            if (until > from) {
                for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                    byte[] part = Arrays.copyOfRange(encoder.encode(shifted), from, until);
                    add(part, secret, "Base64", bytes);
                }
            }
        }
    }

    private void add(String text, String secret, String notation) {
        add(text.getBytes(StandardCharsets.ISO_8859_1), secret, notation);
    }

    private void add(byte[] bytes, String secret, String notation) {
        add(bytes, secret, notation, new byte[0]);
    }

    private void add(byte[] bytes, String secret, String notation, byte[] base64) {
        byte[] both = Arrays.copyOf(bytes, bytes.length + base64.length);
        System.arraycopy(base64, 0, both, bytes.length, base64.length);
        if (bytes.length >= SHORTEST && ofOneSecret.add(ByteBuffer.wrap(both))) {
            int prefix = prefix(bytes, 0);
            prefixes.set(prefix);
            byPrefix.computeIfAbsent(prefix, _ -> new ArrayList<>(1)).add(new Needle(bytes, secret, notation, base64));
            longest = Math.max(longest, bytes.length);
        }
    }

    private static int prefix(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 16) | ((bytes[at + 1] & 0xFF) << 8) | (bytes[at + 2] & 0xFF);
    }

    private static Set<String> spellings(String secret) {
        Set<String> lower = new LinkedHashSet<>();
        lower.add(secret.toLowerCase(Locale.ROOT));
        lower.add(Normalizer.normalize(secret, Normalizer.Form.NFD).toLowerCase(Locale.ROOT));
        if (secret.chars().anyMatch(Character::isLetter) && secret.length() < 40) {
            lower.addAll(Transliteration.variants(secret));
            for (Alphabet alphabet : Alphabet.values()) {
                lower.add(Transliteration.icao9303(secret, alphabet).toLowerCase(Locale.ROOT));
            }
        }
        if (secret.chars().allMatch(Character::isDigit) && secret.length() > 9) {
            String local = secret.substring(secret.length() - 9);
            for (String separator : List.of(" ", "-", ".")) {
                lower.add(local.substring(0, 3) + separator + local.substring(3, 6) + separator + local.substring(6));
            }
        }
        Set<String> spellings = new LinkedHashSet<>(lower);
        spellings.add(secret);
        for (String spelling : lower) {
            spellings.add(spelling.toUpperCase(Locale.ROOT));
            spellings.add(spelling.substring(0, 1).toUpperCase(Locale.ROOT) + spelling.substring(1));
        }
        return spellings;
    }

    /** Everything that is not ASCII in a notation; empty when nothing is. */
    private static String escaped(String text, String notation) {
        if (text.chars().allMatch(character -> character < 0x80)) {
            return "";
        }
        return text.chars()
                .mapToObj(character -> character < 0x80
                        ? String.valueOf((char) character)
                        : String.format(Locale.ROOT, notation, character))
                .collect(Collectors.joining());
    }
}
