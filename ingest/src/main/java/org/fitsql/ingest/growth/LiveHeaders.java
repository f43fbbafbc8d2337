package org.fitsql.ingest.growth;

import java.util.List;
import org.fitsql.orm.Database;
import org.fitsql.orm.SchemaGrowth;
import org.fitsql.orm.Table;

/** The header tables that are read. */
record LiveHeaders(Database database) implements HeaderStore {

  @Override
  public SchemaGrowth grow(List<Table> headers) {
    return database.schema(headers).grow();
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
    return true;
  }
}
