/** Exports that somebody tampered with, each in one way, and the check that has to find it: for the auditor and for its twin in Python. */
@NullMarked
package org.trmgateway.auditor.tampering;

import org.jspecify.annotations.NullMarked;
