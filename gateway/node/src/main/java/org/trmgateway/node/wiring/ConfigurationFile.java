package org.trmgateway.node.wiring;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.config.SettingsText;

/** Reads the settings of a file as a start would, without starting. */
public final class ConfigurationFile {

    private ConfigurationFile() {}

    /** The text of the settings, see {@link SettingsText}. */
    public static String settings(Path file) {
        return SettingsText.of(read(file));
    }

    /** What stands in the environment counts more than the file, as at a start. */
    static NodeProperties read(Path file) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            new YamlPropertySourceLoader()
                    .load("configuration", new FileSystemResource(file))
                    .forEach(context.getEnvironment().getPropertySources()::addLast);
            context.register(PropertiesOnly.class);
            context.refresh();
            return context.getBean(NodeProperties.class);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the file cannot be read", unreadable);
        }
    }

    /** Binds as a node does, and has nothing else. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(NodeProperties.class)
    static class PropertiesOnly {}
}
