import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The program's mark in any size, drawn from {@code packaging/linux/parley.svg}: so much of SVG as that drawing uses, a
 * vertical gradient, one rounded square, paths of lines and arcs of a circle.
 */
final class Mark {
    /** The drawing's own size, both ways. */
    private static final double SIZE = 256;

    private static final Pattern WORD = Pattern.compile("[a-zA-Z]|-?(?:\\d+\\.?\\d*|\\.\\d+)");

    private record Part(Shape shape, Color top, Color bottom) {}

    private final List<Part> parts = new ArrayList<>();

    /** @throws IOException if the drawing has what this does not know */
    Mark(Path svg) throws IOException {
        Element root = root(svg);
        NodeList stops = root.getElementsByTagName("stop");
        Color top = Color.decode(((Element) stops.item(0)).getAttribute("stop-color"));
        Color bottom = Color.decode(((Element) stops.item(1)).getAttribute("stop-color"));
        Element rect = (Element) root.getElementsByTagName("rect").item(0);
        double diameter = 2 * number(rect, "rx");
        parts.add(new Part(
                new RoundRectangle2D.Double(
                        number(rect, "x"), number(rect, "y"), number(rect, "width"), number(rect, "height"),
                        diameter, diameter),
                top,
                bottom));
        NodeList paths = root.getElementsByTagName("path");
        for (int i = 0; i < paths.getLength(); i++) {
            Element path = (Element) paths.item(i);
            String opacity = path.getAttribute("fill-opacity");
            int alpha = opacity.isEmpty() ? 255 : (int) Math.round(255 * Double.parseDouble("0" + opacity));
            Color white = new Color(255, 255, 255, alpha);
            parts.add(new Part(path(path.getAttribute("d")), white, white));
        }
    }

    private static Element root(Path svg) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(svg.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(svg + " cannot be read", e);
        }
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }

    private static Shape path(String data) throws IOException {
        List<String> words = WORD.matcher(data).results().map(MatchResult::group).toList();
        Path2D path = new Path2D.Double();
        int next = 0;
        char command = ' ';
        while (next < words.size()) {
            if (Character.isLetter(words.get(next).charAt(0))) {
                command = words.get(next++).charAt(0);
            }
            int count = numbersOf(command);
            double[] n = words.subList(next, next + count).stream()
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            next += count;
            add(path, command, n);
        }
        return path;
    }

    private static int numbersOf(char command) throws IOException {
        return switch (command) {
            case 'z' -> 0;
            case 'h', 'H', 'v', 'V' -> 1;
            case 'M', 'l' -> 2;
            case 'q' -> 4;
            case 'a' -> 7;
            default -> throw new IOException("no such command of a path is known here: " + command);
        };
    }

    private static void add(Path2D path, char command, double[] n) {
        double x = path.getCurrentPoint() == null ? 0 : path.getCurrentPoint().getX();
        double y = path.getCurrentPoint() == null ? 0 : path.getCurrentPoint().getY();
        switch (command) {
            case 'M' -> path.moveTo(n[0], n[1]);
            case 'H' -> path.lineTo(n[0], y);
            case 'V' -> path.lineTo(x, n[0]);
            case 'h' -> path.lineTo(x + n[0], y);
            case 'v' -> path.lineTo(x, y + n[0]);
            case 'l' -> path.lineTo(x + n[0], y + n[1]);
            case 'q' -> path.quadTo(x + n[0], y + n[1], x + n[2], y + n[3]);
            case 'a' -> path.append(arc(x, y, n), true);
            default -> path.closePath();
        }
    }

    /** A lesser arc of a circle: radius, radius, 0, 0, whether clockwise, and where it ends from here. */
    private static Arc2D arc(double x, double y, double[] n) {
        double radius = n[0];
        boolean clockwise = n[4] == 1;
        double dx = n[5];
        double dy = n[6];
        double half = Math.hypot(dx, dy) / 2;
        // From the middle of the chord to the centre, across it.
        double off = Math.sqrt(Math.max(0, radius * radius - half * half)) / (2 * half);
        double side = clockwise ? 1 : -1;
        double centreX = x + dx / 2 - side * off * dy;
        double centreY = y + dy / 2 + side * off * dx;
        double start = Math.toDegrees(Math.atan2(centreY - y, x - centreX));
        double end = Math.toDegrees(Math.atan2(centreY - y - dy, x + dx - centreX));
        double turn = clockwise ? -((start - end + 360) % 360) : (end - start + 360) % 360;
        return new Arc2D.Double(
                centreX - radius, centreY - radius, 2 * radius, 2 * radius, start, turn, Arc2D.OPEN);
    }

    /** Draws it, with nothing around it. */
    BufferedImage drawn(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.transform(AffineTransform.getScaleInstance(size / SIZE, size / SIZE));
        for (Part part : parts) {
            var bounds = part.shape().getBounds2D();
            graphics.setPaint(new GradientPaint(
                    0, (float) bounds.getMinY(), part.top(), 0, (float) bounds.getMaxY(), part.bottom()));
            graphics.fill(part.shape());
        }
        graphics.dispose();
        return image;
    }
}
