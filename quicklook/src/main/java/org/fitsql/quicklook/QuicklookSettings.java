package org.fitsql.quicklook;

import java.nio.file.Path;

/**
 * Where images go and how they are drawn.
 *
 * @param jpegs folder of the JPEGs
 * @param thumbnails folder of the thumbnails
 * @param lowPercentile lower clip, in percent
 * @param highPercentile upper clip, in percent
 * @param goodPixels whether flagged pixels are left out when limits are found; false: all finite
 *     pixels count
 */
public record QuicklookSettings(
    Path jpegs, Path thumbnails, double lowPercentile, double highPercentile, boolean goodPixels) {}
