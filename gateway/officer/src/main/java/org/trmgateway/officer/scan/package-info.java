/** Looks through any file for what would give a person away, before it is sent or kept; says where and what kind, never what. */
@NullMarked
package org.trmgateway.officer.scan;

import org.jspecify.annotations.NullMarked;
