/**
 * What a picture says about itself: target, instrument, filters, date and the world coordinates of
 * its pixels, read from headers and written into the JPEG as XMP (Astronomy Visualization Metadata
 * 1.2) and EXIF. Knows nothing of how pictures are drawn.
 */
@NullMarked
package org.fitsql.quicklook.caption;

import org.jspecify.annotations.NullMarked;
