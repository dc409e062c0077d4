package org.trmgateway.node.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.Expiry;
import org.trmgateway.seal.Expiry.Kind;
import org.trmgateway.seal.ExpiryForecast;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.TrustAnchors;

/** What ends when, of everything this node holds and believes. */
final class Forecast implements Supplier<List<Expiry>> {

    private static final String SUFFIX = ".cert.pem";

    private final NodeProperties properties;
    private final Keys keys;
    private final TlsIdentity tls;
    private final TrustAnchors anchors;
    private final Supplier<Directory> directory;
    private final Clock clock;
    private final List<X509Certificate> officers;

    Forecast(
            NodeProperties properties,
            Keys keys,
            TlsIdentity tls,
            TrustAnchors anchors,
            Supplier<Directory> directory,
            Clock clock) {
        this.properties = properties;
        this.keys = keys;
        this.tls = tls;
        this.anchors = anchors;
        this.directory = directory;
        this.clock = clock;
        this.officers = Stream.of(
                        properties.policy().officers(), properties.vault().officers())
                .flatMap(folder -> certificates(folder).stream())
                .toList();
    }

    @Override
    public List<Expiry> get() {
        ExpiryForecast forecast = new ExpiryForecast(properties.warnBefore());
        keys.certificates()
                .forEach((party, own) ->
                        own.forEach(certificate -> forecast.certificate(Kind.OWN_KEY, party.value(), certificate)));
        forecast.certificate(Kind.TLS, properties.node().value(), tls.certificate());
        officers.forEach(officer -> forecast.certificate(Kind.OFFICER, officer));
        return forecast.trust(anchors).directory(directory.get()).at(clock.instant());
    }

    /** A file that cannot be read is somebody else's refusal to start. */
    private static List<X509Certificate> certificates(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(file -> KeyFiles.certificates(file).getFirst())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
