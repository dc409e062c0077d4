/** What directory authorities and operators do with the directory: what is handed to running nodes, and who is cut off. */
@NullMarked
package org.trmgateway.officer.directory;

import org.jspecify.annotations.NullMarked;
