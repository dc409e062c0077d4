package org.trmgateway.node.config;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A time-stamping authority (RFC 3161) that is asked for a stamp on every receipt.
 *
 * @param name neutral name for logs and health, unique in the node
 * @param url where it takes requests, HTTP or HTTPS
 */
public record TimeStampingProperties(String name, URI url) {

    /** No more are asked: each costs a call for every receipt. */
    static final int MOST = 2;

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

    public TimeStampingProperties {
        Setting.required(name, "trm.time-stamping[].name");
        Setting.required(url, "trm.time-stamping[].url");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("trm.time-stamping[].name must be 1 to 32 of a-z, 0-9 and -");
        }
        if (url.getHost() == null || url.getScheme() == null || !Set.of("http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException("trm.time-stamping[].url must be an http or https address");
        }
    }
}
