/** A second reading of the choreography, written from what its tables mean, walked at random beside the nodes' own stages. */
@NullMarked
package org.trmgateway.routes.model;

import org.jspecify.annotations.NullMarked;
