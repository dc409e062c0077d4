/** The pack engine and the packs of Poland and Belarus, tried with the samples they ship and with hostile input. */
@NullMarked
package org.trmgateway.contracts.pack;

import org.jspecify.annotations.NullMarked;
