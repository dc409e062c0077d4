/** Holds the documents to what they promise, and every name that others may see to words that give nobody away. */
@NullMarked
package org.trmgateway.acceptance.documents;

import org.jspecify.annotations.NullMarked;
