/** Erases what is kept of a case when its time is over or the person withdrew, unless a legal hold stands. */
@NullMarked
package org.trmgateway.routes.erasure;

import org.jspecify.annotations.NullMarked;
