/** The offline auditor: checks an exported trail and single receipts with nothing but files, and says what it found. */
@NullMarked
package org.trmgateway.auditor;

import org.jspecify.annotations.NullMarked;
