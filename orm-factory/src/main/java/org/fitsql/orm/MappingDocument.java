package org.fitsql.orm;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Tables as a {@code mapping.xml} of dynamic entities: each table is an entity of its name, each
 * column an attribute of its name, and an instance is a {@code Map}. There is no class behind them,
 * so the document is all that Hibernate needs.
 */
final class MappingDocument {
  private static final String NAMESPACE = "http://www.hibernate.org/xsd/orm/mapping";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private MappingDocument() throws XMLStreamException {
    xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
  }

  static InputStream of(List<Table> tables) {
    try {
      MappingDocument document = new MappingDocument();
      document.writeTables(tables);
      return new ByteArrayInputStream(document.text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A mapping document could not be written to memory", e);
    }
  }

  private void writeTables(List<Table> tables) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("entity-mappings");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("version", "7.0");
    for (Table table : tables) {
      writeTable(table);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
  }

  private void writeTable(Table table) throws XMLStreamException {
    xml.writeStartElement("entity");
    xml.writeAttribute("name", table.name());
    xml.writeAttribute("metadata-complete", "true");
    xml.writeEmptyElement("table");
    xml.writeAttribute("name", "`" + SqlName.fitted(table.name()) + "`");
    xml.writeStartElement("attributes");
    for (Column column : table.key()) {
      writeColumn("id", column);
    }
    for (Column column : table.columns()) {
      if (column.role() != Column.Role.KEY) {
        writeColumn("basic", column);
      }
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void writeColumn(String element, Column column) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("name", column.name());
    xml.writeStartElement("target");
    xml.writeCharacters(column.type().hibernateType());
    xml.writeEndElement();
    xml.writeEmptyElement("column");
    xml.writeAttribute("name", "`" + SqlName.fitted(column.name()) + "`");
    xml.writeEndElement();
  }
}
