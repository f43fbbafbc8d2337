package org.fitsql.quicklook.caption;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.commons.imaging.formats.jpeg.xmp.JpegXmpRewriter;
import org.fitsql.quicklook.caption.WorldCoordinates.Matrix;

/**
 * The XMP packet of a picture: Dublin Core, and Astronomy Visualization Metadata 1.2 (IVOA note,
 * Hurt et al. 2011). The matrix of world coordinates is said twice: as scale and rotation, which
 * every reader takes, and as {@code Spatial.CDMatrix}, which alone can say that the axes of the
 * picture are not at right angles.
 */
final class XmpPacket {
  private static final MathContext DIGITS = new MathContext(16);

  private final List<String> tags = new ArrayList<>();

  private XmpPacket() {}

  static byte[] into(byte[] jpeg, Caption caption, int width, int height) throws IOException {
    ByteArrayOutputStream described = new ByteArrayOutputStream(jpeg.length + 8192);
    new JpegXmpRewriter().updateXmpXml(jpeg, described, text(caption, width, height));
    return described.toByteArray();
  }

  private static String text(Caption caption, int width, int height) {
    XmpPacket packet = new XmpPacket();
    packet.observation(caption);
    if (caption.sky() != null) {
      packet.sky(caption.sky(), width, height);
    }
    return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/"
            xmlns:avm="http://www.communicatingastronomy.org/avm/1.0/">
           <xmp:CreatorTool>fitsql</xmp:CreatorTool>
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
           <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
           <dc:source>%s</dc:source>
        %s
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """
        .formatted(
            escape(caption.title()),
            escape(caption.description()),
            escape(caption.source()),
            String.join("\n", packet.tags));
  }

  /** Facility to DatasetID are lists with one entry for each exposure shown: here one. */
  private void observation(Caption caption) {
    ImageFacts facts = caption.facts();
    one("MetadataVersion", "1.2");
    one("Type", "Observation");
    list("Subject.Name", "Bag", facts.target());
    list("Facility", "Seq", facts.facility());
    list("Instrument", "Seq", facts.instrument());
    list("Spectral.ColorAssignment", "Seq", "Grayscale");
    list("Spectral.Bandpass", "Seq", facts.filters());
    list("Temporal.StartTime", "Seq", facts.start());
    list("Temporal.IntegrationTime", "Seq", facts.exposure());
    list("DatasetID", "Seq", caption.source());
  }

  private void sky(Caption.Sky sky, int width, int height) {
    WorldCoordinates world = sky.world();
    Matrix cd = world.cd();
    one("Spatial.CoordinateFrame", world.frame());
    one("Spatial.Equinox", world.equinox());
    numbers("Spatial.ReferenceValue", world.longitude(), world.latitude());
    numbers("Spatial.ReferenceDimension", width, height);
    numbers("Spatial.ReferencePixel", world.x(), world.y());
    numbers("Spatial.Scale", world.scaleX(), world.scaleY());
    one("Spatial.Rotation", number(world.rotation()));
    one("Spatial.CoordsystemProjection", world.projection());
    numbers("Spatial.CDMatrix", cd.xx(), cd.xy(), cd.yx(), cd.yy());
    one("Spatial.Quality", "Full");
    one("Spatial.Notes", "World coordinates of %s, without distortion.".formatted(sky.hdu()));
  }

  private void one(String tag, String value) {
    if (!value.isEmpty()) {
      tags.add("   <avm:%s>%s</avm:%s>".formatted(tag, escape(value), tag));
    }
  }

  private void list(String tag, String kind, String value) {
    if (!value.isEmpty()) {
      items(tag, kind, "<rdf:li>" + escape(value) + "</rdf:li>");
    }
  }

  private void numbers(String tag, double... values) {
    items(
        tag,
        "Seq",
        DoubleStream.of(values)
            .mapToObj(value -> "<rdf:li>" + number(value) + "</rdf:li>")
            .collect(Collectors.joining()));
  }

  private void items(String tag, String kind, String items) {
    tags.add("   <avm:%s><rdf:%s>%s</rdf:%s></avm:%s>".formatted(tag, kind, items, kind, tag));
  }

  /** The same on every Java: how {@code Double.toString} rounds depends on its version. */
  private static String number(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString();
  }

  // XML 1.0 allows no control characters, not even escaped
  private static String escape(String text) {
    return text.replaceAll("[^\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
