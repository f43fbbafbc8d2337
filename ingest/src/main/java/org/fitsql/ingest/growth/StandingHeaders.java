package org.fitsql.ingest.growth;

import java.util.List;
import org.fitsql.orm.Database;
import org.fitsql.orm.SchemaGrowth;
import org.fitsql.orm.Table;

/** The header tables that are read, as they are: nothing is made and nothing grows. */
record StandingHeaders(Database database) implements HeaderStore {

  @Override
  public SchemaGrowth grow(List<Table> headers) {
    return new SchemaGrowth(List.of(), List.of(), database.columns(headers));
  }

  @Override
  public boolean takes(String table) {
    return true;
  }

  @Override
  public boolean keepsTypes() {
    return true;
  }

  @Override
  public boolean isLive() {
    return false;
  }
}
