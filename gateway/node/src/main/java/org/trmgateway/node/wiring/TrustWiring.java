package org.trmgateway.node.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.trmgateway.contracts.ContractFiles;
import org.trmgateway.contracts.Contracts;
import org.trmgateway.contracts.RefusalTexts;
import org.trmgateway.contracts.pack.CountryPack;
import org.trmgateway.node.config.NodeProperties;
import org.trmgateway.node.config.NodeProperties.PolicyProperties;
import org.trmgateway.policy.Officers;
import org.trmgateway.policy.SignedContracts;
import org.trmgateway.seal.Directory;
import org.trmgateway.seal.KeyFiles;
import org.trmgateway.seal.TrustAnchors;

/** Whom this node believes, what it enforces, and the keys it holds. */
@Configuration(proxyBeanMethods = false)
public class TrustWiring {

    private static final Logger LOG = LoggerFactory.getLogger(TrustWiring.class);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    /** Nothing of the contracts is read before both officers' signatures were verified. */
    @Bean
    SignedContracts signedContracts(NodeProperties properties) {
        SignedContracts signed = verified(properties.policy());
        LOG.info(
                "contracts are signed by both officers: manifest sha256={}",
                signed.manifest().sha256());
        return signed;
    }

    static SignedContracts verified(PolicyProperties policy) {
        return SignedContracts.verify(ContractFiles.packaged(), Officers.in(policy.officers()));
    }

    @Bean
    Contracts contracts(SignedContracts signed) {
        return Contracts.load(signed.files());
    }

    @Bean
    RefusalTexts refusalTexts(Contracts contracts) {
        return contracts.refusalTexts();
    }

    @Bean
    CountryPack countryPack(Contracts contracts, NodeProperties properties) {
        CountryPack pack = contracts.packs().pack(properties.country());
        properties.parties().forEach((party, settings) -> {
            String channel = settings.delivery().name().toLowerCase(Locale.ROOT);
            if (!pack.channels().isEmpty() && !pack.channels().contains(channel)) {
                throw new IllegalStateException("trm.parties." + party + ".delivery: pack " + pack.country() + " has "
                        + pack.channels() + ", not " + channel);
            }
        });
        return pack;
    }

    @Bean
    TrustAnchors trustAnchors(NodeProperties properties) {
        return anchors(properties);
    }

    static TrustAnchors anchors(NodeProperties properties) {
        var trust = properties.trust();
        return KeyFiles.trustAnchors(
                trust.roots(),
                trust.authorities(),
                trust.crls(),
                trust.revocation().grace());
    }

    /** The directory of the file, as a start would first read it. */
    static Directory opened(NodeProperties properties, TrustAnchors anchors, Clock clock) {
        try {
            byte[] container = Files.readAllBytes(properties.directory());
            return Directory.open(container, anchors, properties.trust().directoryQuorum(), clock);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + properties.directory(), unreadable);
        }
    }

    @Bean
    Keys keys(NodeProperties properties) {
        return new Keys(properties.keys());
    }
}
