package org.trmgateway.node.config;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.trmgateway.referral.PartyId;
import org.trmgateway.referral.Sha256;

/**
 * The settings in force as one text, of which the trail has the digest: the line {@value #FIRST_LINE}, then a line {@code key=value} for each
 * setting, by key, defaults included, in UTF-8. Of secrets and of the files that hold them it says only that they are set, of addresses never a
 * password. Of the certificates that decide whom the node believes it has the digests too: a file changed in its place is a change.
 */
public final class SettingsText {

    static final String FIRST_LINE = "trm-settings/v1";

    private static final String SET = "set";
    private static final String KEYS = "trm.keys.";
    /** Last parts of keys whose value nobody may see. Below {@value #KEYS} every file is one, but the library of a token. */
    private static final Pattern SECRET =
            Pattern.compile(".*(password|passphrase|secret|credential).*|pin(-.*)?|key-store|.*private-key.*");

    private static final String LIBRARY = "library";
    private static final String OFFICERS = "officers";
    private static final Set<String> BELIEVED = Set.of("roots", "authorities", "certificate", OFFICERS);

    private final SortedMap<String, String> lines = new TreeMap<>();

    private SettingsText() {}

    /**
     * The text.
     *
     * @throws java.io.UncheckedIOException when a file of certificates cannot be read
     */
    public static String of(NodeProperties properties) {
        SettingsText text = new SettingsText();
        text.record("trm", properties);
        StringBuilder all = new StringBuilder(FIRST_LINE).append('\n');
        text.lines.forEach((key, value) ->
                all.append(key).append('=').append(onOneLine(value)).append('\n'));
        return all.toString();
    }

    private void record(String prefix, Record settings) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            value(prefix + "." + kebab(component.getName()), read(component, settings));
        }
    }

    private void value(String key, Object value) {
        switch (value) {
            case Object _ when SECRET.matcher(last(key)).matches() && !isAbsent(value) -> lines.put(key, SET);
            case Optional<?> optional -> optional.ifPresent(present -> value(key, present));
            case Map<?, ?> map -> map.forEach((name, entry) -> value(key + "." + name, entry));
            case List<?> list -> {
                for (int item = 0; item < list.size(); item++) {
                    value(key + "[" + item + "]", list.get(item));
                }
            }
            case PartyId party -> lines.put(key, party.value());
            case Sha256 digest -> lines.put(key, digest.hex());
            case Record settings
            when settings.getClass().getPackage() == SettingsText.class.getPackage() -> record(key, settings);
            case Path path -> path(key, path);
            case Enum<?> word -> lines.put(key, word.name().toLowerCase(Locale.ROOT));
            default -> lines.put(key, last(key).equals("url") ? PlainAddress.of(value.toString()) : value.toString());
        }
    }

    private void path(String key, Path path) {
        String last = last(key);
        if (key.startsWith(KEYS) && !last.equals(LIBRARY)) {
            lines.put(key, SET);
            return;
        }
        lines.put(key, path.toString());
        if (BELIEVED.contains(last)) {
            lines.put(key + ".sha256", last.equals(OFFICERS) ? FileDigests.ofFolder(path) : FileDigests.ofFile(path));
        }
    }

    private static Object read(RecordComponent component, Record settings) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException("a setting cannot be read: " + component.getName(), unreadable);
        }
    }

    private static boolean isAbsent(Object value) {
        return value instanceof Optional<?> optional && optional.isEmpty();
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** No value can begin a line of its own. */
    private static String onOneLine(String value) {
        StringBuilder line = new StringBuilder();
        value.chars().forEach(unit -> {
            if (unit < ' ' || unit == '\\') {
                line.append(String.format(Locale.ROOT, "\\u%04x", unit));
            } else {
                line.append((char) unit);
            }
        });
        return line.toString();
    }
}
