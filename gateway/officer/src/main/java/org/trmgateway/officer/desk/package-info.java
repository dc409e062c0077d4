/** How a command at a desk reads its words and speaks to a node: with the certificate of the office's own system. */
@NullMarked
package org.trmgateway.officer.desk;

import org.jspecify.annotations.NullMarked;
