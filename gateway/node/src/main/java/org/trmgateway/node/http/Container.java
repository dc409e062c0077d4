package org.trmgateway.node.http;

import org.springframework.http.MediaType;

/** The format of receipts: ASiC-E (ETSI EN 319 162-1). */
final class Container {

    static final String NAME = "application/vnd.etsi.asic-e+zip";
    static final MediaType MEDIA_TYPE = MediaType.parseMediaType(NAME);

    private Container() {}
}
