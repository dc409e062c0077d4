package org.trmgateway.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "jdbc:postgresql://db:5432/trm;jdbc:postgresql://db:5432/trm",
                "jdbc:postgresql://db/trm?ssl=true&sslmode=require;jdbc:postgresql://db/trm?ssl=true&sslmode=require",
                "jdbc:postgresql://db/trm?password=x=y&sslmode=require;jdbc:postgresql://db/trm?sslmode=require and 1 more",
                "jdbc:postgresql://db/trm?sslmode=Zq9&password;jdbc:postgresql://db/trm? and 2 more",
                "https://user:Zq9@host/path;https://host/path",
                "https://user:Zq9?Zq9@host/path?ssl=true;https://...",
                "tcp://host?a=Zq9@Zq9;tcp://...",
                "(tcp://a:1?password=Zq9,tcp://b:2?password=Zq9);(tcp://a:1? and 1 more"
            })
    void keepsThePlaceAndHowTheLineIsProtected(String address, String plain) {
        assertThat(PlainAddress.of(address)).isEqualTo(plain);
    }
}
