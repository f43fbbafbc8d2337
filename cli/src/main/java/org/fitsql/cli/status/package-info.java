/** What is in the database, told from fitsql's own tables by plain queries. */
@NullMarked
package org.fitsql.cli.status;

import org.jspecify.annotations.NullMarked;
