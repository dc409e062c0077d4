/** Evidence for outsiders: receipts with their time-stamps fetched from a node, verified, and bound together for a court. */
@NullMarked
package org.trmgateway.officer.evidence;

import org.jspecify.annotations.NullMarked;
