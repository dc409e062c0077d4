package org.trmgateway.certs;

import java.time.Instant;

/** From when until when something is valid, whole seconds. */
record Validity(Instant from, Instant until) {}
