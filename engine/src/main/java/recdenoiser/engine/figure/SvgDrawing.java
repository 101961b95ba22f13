package recdenoiser.engine.figure;

import java.awt.Dimension;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Figures as SVG 1.1: texts stay texts, and the same figure gives the same bytes. */
final class SvgDrawing {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final String FAMILY = "font-family";

  /** For readers without the font of files; Arial and Helvetica are as wide. */
  private static final String FAMILIES = "'%s', Arial, Helvetica, sans-serif";

  private SvgDrawing() {}

  static byte[] write(Figure figure) throws IOException {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setImageHandler(new EmbeddedPictures());
    context.setPrecision(3);
    SVGGraphics2D g2 = new SVGGraphics2D(context, false);
    g2.setSVGCanvasSize(new Dimension(figure.width(), figure.height()));
    figure.draw(g2);
    Element root = g2.getRoot();
    root.setAttribute("viewBox", "0 0 " + figure.width() + " " + figure.height());
    nameFallbacks(root);
    StringWriter text = new StringWriter();
    g2.stream(root, text, false, false);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Document document() throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      DOMImplementation dom = factory.newDocumentBuilder().getDOMImplementation();
      return dom.createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IOException("This Java cannot make an XML document.", e);
    }
  }

  private static void nameFallbacks(Element root) {
    NodeList elements = root.getElementsByTagName("*");
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      if (element.getAttribute(FAMILY).contains(Typeface.FAMILY)) {
        element.setAttribute(FAMILY, String.format(FAMILIES, Typeface.FAMILY));
      }
    }
  }

  /** Pictures inside the drawing, by the writer of the JDK. */
  private static final class EmbeddedPictures extends ImageHandlerBase64Encoder {
    @Override
    public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
      try (out) {
        ImageIO.write(image, "png", out);
      } catch (IOException e) {
        throw new SVGGraphics2DIOException("The picture cannot be embedded.", e);
      }
    }
  }
}
