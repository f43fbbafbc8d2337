/**
 * Definition files from headers: {@link org.fitsql.definitions.sampling.DefinitionSampler} looks at
 * FITS files in one pass and keeps counters, {@link
 * org.fitsql.definitions.sampling.DefinitionComparison} holds what it saw against the definitions,
 * and {@link org.fitsql.definitions.sampling.DefinitionFolder} writes definition files.
 */
@NullMarked
package org.fitsql.definitions.sampling;

import org.jspecify.annotations.NullMarked;
