/**
 * What goes wrong at night, done for real: processes that are killed, servers that stop, disks that
 * are full, files that are garbage. Each test ends with the same question: is what is in the
 * database and on the disk right, and was all else told?
 */
package org.fitsql.cli.faults;
