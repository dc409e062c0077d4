package org.trmgateway.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.trmgateway.node.config.NodeProperties.Delivery;
import org.trmgateway.referral.PartyId;

/** The page for operators and the record that is bound say the same, key by key. */
class ConfigurationDocumentTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "configuration.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `(trm\\.[^`]+)` \\| ([^|]+) \\| [^|]{4,} \\| `[^|`]+` \\| .{4,} \\|");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final String NO_DEFAULT = "";

    @EnableConfigurationProperties(NodeProperties.class)
    static class Configured {}

    @Test
    void thePageDescribesEveryKeyAndNoOther() throws IOException {
        assertThat(described().keySet()).containsExactlyElementsOf(bound().keySet());
    }

    @Test
    void thePageStatesTheDefaultsThatAreBound() throws IOException {
        Map<String, String> described = described();

        bound().forEach((key, value) -> {
            if (value.isEmpty()) {
                assertThat(described.get(key)).as(key).isIn("required", "absent");
            } else {
                assertThat(described.get(key)).as(key).isEqualTo("`" + value + "`");
            }
        });
    }

    @Test
    void theExampleOnThePageStarts() throws IOException {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            new YamlPropertySourceLoader()
                    .load("example", new ByteArrayResource(example().getBytes(StandardCharsets.UTF_8)))
                    .forEach(context.getEnvironment().getPropertySources()::addFirst);
            context.register(Configured.class);
            context.refresh();

            NodeProperties properties = context.getBean(NodeProperties.class);

            assertThat(properties.keys().parties()).containsOnlyKeys(new PartyId("pl-gw"), new PartyId("pl-sg"));
            assertThat(properties.parties().get(new PartyId("pl-sg")).delivery())
                    .isEqualTo(Delivery.FOLDER);
        }
    }

    /** Keys of the page with what stands in the column for the default. */
    private static SortedMap<String, String> described() throws IOException {
        SortedMap<String, String> described = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(described.put(row.group(1), row.group(2).strip()))
                        .as(row.group(1))
                        .isNull();
            }
        }
        return described;
    }

    private static String example() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        return example.group(1);
    }

    /** Keys of the record with their defaults. */
    private static SortedMap<String, String> bound() {
        SortedMap<String, String> bound = new TreeMap<>();
        collect("trm", NodeProperties.class, bound);
        return bound;
    }

    private static void collect(String prefix, Class<?> type, Map<String, String> bound) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + "." + kebab(component.getName());
            Element element = Element.of(component.getGenericType());
            if (element.type().isRecord() && element.type().getPackage().equals(NodeProperties.class.getPackage())) {
                collect(key + element.suffix(), element.type(), bound);
            } else {
                bound.put(key + element.suffix(), defaultOf(type, component));
            }
        }
    }

    /**
     * What stands behind an optional, a list or a map.
     *
     * @param suffix what a key gets for it
     */
    private record Element(Class<?> type, String suffix) {

        static Element of(Type generic) {
            if (!(generic instanceof ParameterizedType parameterized)) {
                return new Element((Class<?>) generic, "");
            }
            Type[] arguments = parameterized.getActualTypeArguments();
            Class<?> inner = (Class<?>) arguments[arguments.length - 1];
            Class<?> outer = (Class<?>) parameterized.getRawType();
            if (outer.equals(Map.class)) {
                return new Element(inner, ".<party>");
            }
            return new Element(inner, outer.equals(List.class) ? "[]" : "");
        }
    }

    /** A record that takes its optional components as they are has a constructor of its own for the binder. */
    private static String defaultOf(Class<?> type, RecordComponent component) {
        Stream<Parameter> parameters = Stream.of(type.getDeclaredConstructors())
                .map(Constructor::getParameters)
                .flatMap(Stream::of);
        return parameters
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> Optional.ofNullable(parameter.getAnnotation(DefaultValue.class)))
                .flatMap(Optional::stream)
                .map(found -> String.join(",", found.value()))
                .findFirst()
                .orElse(NO_DEFAULT);
    }

    private static String kebab(String name) {
        return Pattern.compile("[A-Z0-9]+")
                .matcher(name)
                .replaceAll(
                        (MatchResult part) -> (Character.isDigit(part.group().charAt(0)) ? "" : "-")
                                + part.group().toLowerCase(Locale.ROOT));
    }
}
