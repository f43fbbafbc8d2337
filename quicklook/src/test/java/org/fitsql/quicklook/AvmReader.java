package org.fitsql.quicklook;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads Astronomy Visualization Metadata 1.2 as a viewer would: from the bytes of the file. */
record AvmReader(String packet, Document document) {
  private static final String AVM = "http://www.communicatingastronomy.org/avm/1.0/";
  private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

  static AvmReader of(Path image) throws IOException {
    String bytes = Files.readString(image, StandardCharsets.ISO_8859_1);
    int start = bytes.indexOf("<x:xmpmeta");
    int end = bytes.indexOf("</x:xmpmeta>") + "</x:xmpmeta>".length();
    String packet =
        new String(
            bytes.substring(start, end).getBytes(StandardCharsets.ISO_8859_1),
            StandardCharsets.UTF_8);
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      InputSource source = new InputSource(new StringReader(packet));
      return new AvmReader(packet, factory.newDocumentBuilder().parse(source));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(packet, e);
    }
  }

  List<String> texts(String tag) {
    List<String> texts = new ArrayList<>();
    NodeList found = document.getElementsByTagNameNS(AVM, tag);
    for (int i = 0; i < found.getLength(); i++) {
      NodeList items = ((Element) found.item(i)).getElementsByTagNameNS(RDF, "li");
      for (int j = 0; j < items.getLength(); j++) {
        texts.add(items.item(j).getTextContent());
      }
      if (items.getLength() == 0) {
        texts.add(found.item(i).getTextContent());
      }
    }
    return texts;
  }

  double[] numbers(String tag) {
    return texts(tag).stream().mapToDouble(Double::parseDouble).toArray();
  }

  /** The sky at a pixel, the lower left one being (1, 1), by the matrix. */
  double[] sky(double x, double y) {
    return sky(x, y, numbers("Spatial.CDMatrix"));
  }

  /** The same by scale and rotation alone, by the conventions of FITS. */
  double[] skyByRotation(double x, double y) {
    double[] scale = numbers("Spatial.Scale");
    double turn = Math.toRadians(numbers("Spatial.Rotation")[0]);
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    return sky(
        x, y, new double[] {scale[0] * cos, -scale[1] * sin, scale[0] * sin, scale[1] * cos});
  }

  private double[] sky(double x, double y, double[] cd) {
    double[] value = numbers("Spatial.ReferenceValue");
    double[] pixel = numbers("Spatial.ReferencePixel");
    return TanSky.of(value[0], value[1], x - pixel[0], y - pixel[1], cd);
  }
}
