package org.fitsql.cli;

import java.util.List;
import org.fitsql.cli.config.Configuration;
import org.fitsql.cli.config.ConfigurationException;
import org.fitsql.cli.demo.ArchiveSimulator;
import org.fitsql.cli.run.ArchivePass;
import org.fitsql.definitions.InstrumentProfile;
import org.fitsql.orm.Database;
import org.fitsql.orm.DatabaseSettings;
import org.fitsql.scheduler.RunListener;
import org.fitsql.scheduler.RunSettings;

/** Puts the other modules together. */
interface Engine {

  /** Opens a database; without building mappings, so that it is quick. */
  Database database(DatabaseSettings settings, int connections);

  /** The instruments that the configuration asks for. */
  List<InstrumentProfile> profiles(Configuration configuration) throws ConfigurationException;

  /** One pass over an archive. */
  ArchivePass pass(
      Database database,
      List<InstrumentProfile> profiles,
      RunSettings settings,
      RunListener listener);

  /** What makes the archive of the demo. */
  ArchiveSimulator simulator();
}
