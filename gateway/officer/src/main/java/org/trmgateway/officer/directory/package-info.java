/** What directory authorities do with the directory at their desks, and what is handed to running nodes. */
@NullMarked
package org.trmgateway.officer.directory;

import org.jspecify.annotations.NullMarked;
