package org.fitsql.definitions.sampling;

import java.util.List;
import java.util.Map;

/**
 * What was seen in a number of files. Depends on the files only, not on their order. Maps list the
 * first in alphabetical order, a hundred at most.
 *
 * @param tables every table that a header fills, in order
 * @param files how many files were read
 * @param unknown how many files follow no instrument's naming convention
 * @param failed how many files could not be used
 * @param failures files that could not be used, with the reason
 * @param otherFiletypes filetypes that fill no table, as {@code hst/acs trl}, and how many files
 * @param otherHdus HDUs that fill no table, as {@code hst/acs WCSCORR}, and how many there are
 */
public record Survey(
    List<TableSurvey> tables,
    long files,
    long unknown,
    long failed,
    Map<String, String> failures,
    Map<String, Long> otherFiletypes,
    Map<String, Long> otherHdus) {}
