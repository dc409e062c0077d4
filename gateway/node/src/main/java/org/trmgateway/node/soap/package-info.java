/** SOAP at both ends of a hop: the doors for peers and national systems, and the client that calls other nodes. */
@NullMarked
package org.trmgateway.node.soap;

import org.jspecify.annotations.NullMarked;
