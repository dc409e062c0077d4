/** {@code ./trm audit fetch}: brings what a node gives an auditor into a folder, where the offline auditor judges it. */
@NullMarked
package org.trmgateway.officer.export;

import org.jspecify.annotations.NullMarked;
