import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Writes the mark as the icon files of Windows and macOS: both are boxes around pictures of several sizes. */
final class Icons {
    private static final int ICO_HEAD = 6;
    private static final int ICO_ENTRY = 16;
    private static final int BMP_HEAD = 40;
    private static final int LARGEST_IN_ICO = 256;
    /** By size; the second name is the same picture for screens with twice as many pixels. */
    private static final Map<String, Integer> ICNS_TYPES = icnsTypes();

    private final Mark mark;

    Icons(Mark mark) {
        this.mark = mark;
    }

    private static Map<String, Integer> icnsTypes() {
        Map<String, Integer> types = new LinkedHashMap<>();
        types.put("icp4", 16);
        types.put("ic11", 32);
        types.put("icp5", 32);
        types.put("ic12", 64);
        types.put("ic07", 128);
        types.put("ic13", 256);
        types.put("ic08", 256);
        types.put("ic14", 512);
        types.put("ic09", 512);
        types.put("ic10", 1024);
        return types;
    }

    /** Up to 128 pixels as bitmaps, which everything in Windows reads; 256 as PNG. */
    void writeIco(Path file) throws IOException {
        List<Integer> sizes = List.of(16, 20, 24, 32, 40, 48, 64, 128, LARGEST_IN_ICO);
        List<byte[]> pictures = new ArrayList<>();
        for (int size : sizes) {
            BufferedImage image = mark.drawn(size);
            pictures.add(size == LARGEST_IN_ICO ? png(image) : bitmap(image));
        }
        int offset = ICO_HEAD + ICO_ENTRY * sizes.size();
        ByteBuffer ico = ByteBuffer.allocate(offset + pictures.stream().mapToInt(it -> it.length).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        ico.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
        for (int i = 0; i < sizes.size(); i++) {
            // 0 stands for 256.
            byte side = (byte) (int) sizes.get(i);
            ico.put(side).put(side).put((byte) 0).put((byte) 0);
            ico.putShort((short) 1).putShort((short) 32).putInt(pictures.get(i).length).putInt(offset);
            offset += pictures.get(i).length;
        }
        pictures.forEach(ico::put);
        Files.createDirectories(file.getParent());
        Files.write(file, ico.array());
    }

    /** As in a .bmp without its file header: rows from below, BGRA, then a mask of which nothing is used. */
    private static byte[] bitmap(BufferedImage image) {
        int size = image.getWidth();
        int maskRow = (size + 31) / 32 * 4;
        ByteBuffer bitmap = ByteBuffer.allocate(BMP_HEAD + size * (size * 4 + maskRow)).order(ByteOrder.LITTLE_ENDIAN);
        bitmap.putInt(BMP_HEAD).putInt(size).putInt(2 * size);
        bitmap.putShort((short) 1).putShort((short) 32).putInt(0).putInt(size * size * 4);
        bitmap.position(BMP_HEAD);
        for (int y = size - 1; y >= 0; y--) {
            for (int x = 0; x < size; x++) {
                bitmap.putInt(image.getRGB(x, y));
            }
        }
        return bitmap.array();
    }

    /** PNG all through, as macOS has it since 10.7. */
    void writeIcns(Path file) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        for (Map.Entry<String, Integer> type : ICNS_TYPES.entrySet()) {
            byte[] png = png(mark.drawn(type.getValue()));
            out.write(type.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(8 + png.length);
            out.write(png);
        }
        Files.createDirectories(file.getParent());
        try (DataOutputStream icns = new DataOutputStream(Files.newOutputStream(file))) {
            icns.write("icns".getBytes(StandardCharsets.US_ASCII));
            icns.writeInt(8 + body.size());
            body.writeTo(icns);
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", out)) {
            throw new IOException("this Java writes no PNG");
        }
        return out.toByteArray();
    }
}
