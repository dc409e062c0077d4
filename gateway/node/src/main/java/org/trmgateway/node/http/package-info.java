/** The HTTPS port: who may come in, what the REST API answers, and how every refusal is said. */
@NullMarked
package org.trmgateway.node.http;

import org.jspecify.annotations.NullMarked;
