package org.fitsql.definitions;

/**
 * What a file name says under an instrument's naming convention.
 *
 * @param filename the name itself, {@code j8bt05njq_raw.fits}
 * @param fullRootname the rootname as spelled in the name, lower case, {@code j8bt05njq}
 * @param rootname the key of the observation that the file belongs to, {@code j8bt05nj}
 * @param filetype lower case, {@code raw}
 * @param companion whether the file may live in a directory of its own and still joins the
 *     observation of that key (ACS: jitter files, whose ninth character is j)
 */
public record ObservationName(
    String filename, String fullRootname, String rootname, String filetype, boolean companion) {}
