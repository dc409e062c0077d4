package org.trmgateway.node.wiring;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.http.TlsIdentity;
import org.trmgateway.node.trail.OwnTrailKeys;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.Expiry;
import org.trmgateway.seal.Expiry.Level;
import org.trmgateway.seal.TrustAnchors;
import org.trmgateway.vault.VaultOfficers;

/**
 * Looks at a configuration as a start would, without starting: everything is read and verified, nothing is opened, listened on or written.
 * The database and the broker are not looked at.
 */
public final class NodeCheck {

    private final List<String> lines = new ArrayList<>();
    private boolean sound = true;

    private NodeCheck() {}

    /**
     * What was found.
     *
     * @param sound whether a node would start on it, and nothing has ended
     * @param lines for the terminal
     */
    public record Findings(boolean sound, List<String> lines) {

        public Findings {
            lines = List.copyOf(lines);
        }
    }

    /** Checks a file. */
    public static Findings of(Path configuration, Clock clock) {
        NodeCheck check = new NodeCheck();
        check.step("configuration", () -> ConfigurationFile.read(configuration))
                .ifPresent(found -> check.all(found, clock));
        check.lines.add(check.sound ? "sound" : "not sound: see the lines that begin with WRONG");
        return new Findings(check.sound, check.lines);
    }

    private void all(NodeProperties properties, Clock clock) {
        step("contracts", () -> TrustWiring.verified(properties.policy()));
        step("vault officers", () -> VaultOfficers.in(properties.vault().officers()));
        Optional<TlsIdentity> tls = step("tls key store", () -> TlsIdentity.load(properties.tls()));
        Optional<Keys> keys = step("keys", () -> new Keys(properties.keys()));
        Optional<TrustAnchors> anchors = step("trust", () -> TrustWiring.anchors(properties));
        Optional<Directory> directory =
                anchors.flatMap(trusted -> step("directory", () -> TrustWiring.opened(properties, trusted, clock)));
        directory.ifPresent(listing -> step(
                "keys of the trail", () -> OwnTrailKeys.load(properties.keys().trail(), properties.node(), listing)));
        if (tls.isPresent() && keys.isPresent() && directory.isPresent()) {
            step("listed in the directory", () -> requireListed(properties, keys.get(), tls.get(), directory.get()));
            List<Expiry> expiries =
                    new Forecast(properties, keys.get(), tls.get(), anchors.orElseThrow(), directory::get, clock).get();
            expiries.forEach(this::line);
        }
    }

    private void line(Expiry expiry) {
        if (expiry.daysLeft() < 0) {
            sound = false;
        }
        lines.add(String.format(
                Locale.ROOT,
                "%-5s %5d days  %-15s %s, %s, until %s",
                expiry.daysLeft() < 0
                        ? "WRONG"
                        : expiry.level() == Level.OK ? "ok" : expiry.level().name(),
                expiry.daysLeft(),
                expiry.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                expiry.name(),
                expiry.detail(),
                expiry.until()));
    }

    /** Names keys, codes and rules, never a value. */
    private <T> Optional<T> step(String name, Supplier<T> work) {
        try {
            T found = work.get();
            lines.add("ok    " + name);
            return Optional.of(found);
        } catch (GatewayException refused) {
            lines.add("WRONG " + name + ": " + refused.code() + " " + refused.detail());
        } catch (RuntimeException wrong) {
            lines.add("WRONG " + name + ": " + reason(wrong));
        }
        sound = false;
        return Optional.empty();
    }

    /** The innermost reason: the outer ones repeat the value that was wrong. */
    private static String reason(Throwable wrong) {
        Throwable cause = wrong;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static Directory requireListed(NodeProperties properties, Keys keys, TlsIdentity tls, Directory directory) {
        List<X509Certificate> listed = directory
                .node(properties.node(), ErrorCode.OPEN_DIRECTORY_INVALID)
                .tlsCertificates();
        if (!listed.contains(tls.certificate())) {
            throw new IllegalArgumentException("the directory does not list the TLS certificate of this node");
        }
        keys.certificates().forEach((party, own) -> {
            boolean known = directory.party(party, ErrorCode.OPEN_DIRECTORY_INVALID).generations().stream()
                    .anyMatch(generation -> generation.signing().certificate().equals(own.getFirst()));
            if (!known) {
                throw new IllegalArgumentException("the directory does not list the signing certificate of " + party);
            }
        });
        directory.partiesOf(properties.node()).forEach(party -> {
            if (!keys.certificates().containsKey(party.id())) {
                throw new IllegalArgumentException("trm.keys.parties has no keys of " + party.id());
            }
        });
        return directory;
    }
}
