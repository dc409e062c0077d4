/** What crosses the border, as data: message schemas, code lists, choreography, release policy and refusal texts, loaded once and immutable. */
@NullMarked
package org.trmgateway.contracts;

import org.jspecify.annotations.NullMarked;
