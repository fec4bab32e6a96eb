package app.parley.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What packages of Windows and macOS are made of, as far as Linux can tell. */
@Timeout(180)
class OtherSystemsIT {
    @TempDir
    static Path made;

    private static final Path PACKAGING = Project.root().resolve("packaging");

    @BeforeAll
    static void describe() throws Exception {
        Described.describe(made);
    }

    /** By msitools' wixl, which reads WiX's language except for the PATH. */
    @Test
    void theInstallerForWindowsHoldsTheProgramTheLinksAndTheMenu() throws Exception {
        String description = Files.readString(made.resolve("parley.wxs"));
        assertTrue(description.contains("<Environment Id=\"PathEntry\" Name=\"PATH\""));
        Files.writeString(made.resolve("known.wxs"), description.replaceAll("<Environment [^>]*/>", ""));
        Path msi = made.resolve("parley.msi");
        ChildProcess.run(List.of(
                "wixl",
                "-a",
                "x64",
                "-o",
                msi.toString(),
                made.resolve("known.wxs").toString()));
        String registry = table(msi, "Registry");
        for (String entry : List.of(
                "Software\\Classes\\parley\\\t\tURL:Parley call",
                "Software\\Classes\\parley\\\tURL Protocol\t",
                "Software\\Classes\\parley\\shell\\open\\command\\\t\t\"[INSTALLDIR]Parley.exe\" \"%1\"")) {
            assertTrue(registry.contains("\t1\t" + entry), registry);
        }
        assertTrue(table(msi, "Upgrade").contains("{2F1B6C1E-6B0A-4D57-9C0E-7A3C5D8E41B6}"));
        assertTrue(table(msi, "Shortcut").contains("ProgramMenuFolder\tParley\tMenuEntry\t[INSTALLDIR]Parley.exe"));
        assertTrue(table(msi, "Directory").contains("PROGRAMS\tLocalAppDataFolder\tPrograms"));
        // For one person: nothing that an administrator would have to allow.
        assertTrue(table(msi, "Property").lines().noneMatch(line -> line.startsWith("ALLUSERS")));
        ChildProcess.run(List.of("msiextract", "-C", made.resolve("unpacked").toString(), msi.toString()));
        Path installed = made.resolve("unpacked/Programs/Parley");
        assertEquals("the window", Files.readString(installed.resolve("Parley.exe")));
        assertEquals("settings", Files.readString(installed.resolve("app/a & b.cfg")));
        assertEquals("glass", Files.readString(installed.resolve("runtime/bin/javafx/glass.dll")));
    }

    private static String table(Path msi, String name) throws Exception {
        return ChildProcess.run(List.of("msiinfo", "export", msi.toString(), name));
    }

    @Test
    void aLauncherTakesTheClassesThatLieReady() throws Exception {
        assertEquals(
                List.of(
                        "[Application]",
                        "app.mainmodule=app.parley/app.parley.Main",
                        "",
                        "[JavaOptions]",
                        "java-options=-XX:AOTCache=$APPDIR/parley.aot",
                        "java-options=-Xmx256m"),
                Files.readAllLines(made.resolve("Parley.cfg")));
    }

    @Test
    void theMarkIsTheOneOfTheWindow() throws Exception {
        BufferedImage drawn = ImageIO.read(made.resolve("mark-256.png").toFile());
        BufferedImage shown = ImageIO.read(Project.root()
                .resolve("resources/app/parley/ui/icons/parley-256.png")
                .toFile());
        long difference = 0;
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 256; x++) {
                for (int shift = 0; shift < 32; shift += 8) {
                    difference += Math.abs((drawn.getRGB(x, y) >>> shift & 255) - (shown.getRGB(x, y) >>> shift & 255));
                }
            }
        }
        double mean = difference / (256.0 * 256 * 4);
        assertTrue(mean < 3, "mean difference of a channel: " + mean);
    }

    @Test
    void theIconForMacOsHoldsEverySize() throws Exception {
        ByteBuffer icns = ByteBuffer.wrap(Files.readAllBytes(made.resolve("Parley.icns")));
        assertEquals("icns", name(icns));
        assertEquals(icns.capacity(), icns.getInt());
        Map<String, Integer> sizes = new TreeMap<>();
        while (icns.hasRemaining()) {
            String type = name(icns);
            byte[] png = new byte[icns.getInt() - 8];
            icns.get(png);
            sizes.put(type, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        }
        // Apple's names for 16, 32, 128, 256 and 512 points, each also in twice as many pixels.
        assertEquals(
                Map.of(
                        "icp4", 16, "ic11", 32, "icp5", 32, "ic12", 64, "ic07", 128, "ic13", 256, "ic08", 256, "ic14",
                        512, "ic09", 512, "ic10", 1024),
                sizes);
    }

    private static String name(ByteBuffer icns) {
        byte[] name = new byte[4];
        icns.get(name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    @Test
    void theIconForWindowsHoldsEverySize() throws Exception {
        ByteBuffer ico =
                ByteBuffer.wrap(Files.readAllBytes(made.resolve("parley.ico"))).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0x0001_0000, ico.getInt());
        List<Integer> sizes = new ArrayList<>();
        for (int i = ico.getShort(); i > 0; i--) {
            int size = ico.get() & 255;
            ico.position(ico.position() + 7);
            int length = ico.getInt();
            int offset = ico.getInt();
            sizes.add(size);
            if (size == 0) {
                byte[] png = new byte[length];
                ico.get(offset, png);
                assertEquals(256, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
            } else {
                // A bitmap's header: its own size, the width, and twice the height, as a mask follows the picture.
                assertEquals(
                        List.of(40, size, 2 * size),
                        List.of(ico.getInt(offset), ico.getInt(offset + 4), ico.getInt(offset + 8)));
                // In the middle of the lower edge of the mark: green, and nothing shines through.
                int pixel = ico.getInt(offset + 40 + 4 * (size * (size / 8) + size / 2));
                assertTrue(
                        (pixel >>> 24) == 255 && (pixel >> 8 & 255) > (pixel >> 16 & 255), Integer.toHexString(pixel));
            }
        }
        assertEquals(List.of(16, 20, 24, 32, 40, 48, 64, 128, 0), sizes);
    }

    @Test
    void macOsIsToldOfCameraMicrophoneAndLinks() throws Exception {
        Map<String, String> english = plist(made.resolve("Info.plist"));
        assertEquals("Parley", english.get("CFBundleExecutable"));
        assertTrue(english.get("CFBundleVersion").matches("\\d+\\.\\d+\\.\\d+"));
        assertTrue(Files.readString(made.resolve("Info.plist")).contains("<string>parley</string>"));
        Map<String, String> same = plist(PACKAGING.resolve("macos/en.lproj/InfoPlist.strings"));
        Map<String, String> chinese = plist(PACKAGING.resolve("macos/zh-Hans.lproj/InfoPlist.strings"));
        assertEquals(same.keySet(), chinese.keySet());
        assertTrue(same.keySet().containsAll(List.of("NSCameraUsageDescription", "NSMicrophoneUsageDescription")));
        same.forEach((key, text) -> assertEquals(english.get(key), text));
        chinese.forEach((key, text) -> assertTrue(text.codePoints().anyMatch(it -> Character.isIdeographic(it)), key));
    }

    /** Texts by their keys, read once more by libplist, which knows the format. */
    private static Map<String, String> plist(Path file) throws Exception {
        ChildProcess.run(List.of(
                "plistutil",
                "-i",
                file.toString(),
                "-o",
                made.resolve("binary.plist").toString()));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Map<String, String> texts = new HashMap<>();
        NodeList keys = factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("key");
        for (int i = 0; i < keys.getLength(); i++) {
            var next = keys.item(i).getNextSibling();
            while (!(next instanceof Element)) {
                next = next.getNextSibling();
            }
            texts.put(keys.item(i).getTextContent(), next.getTextContent());
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.apple.security.cs.allow-jit",
                "com.apple.security.cs.disable-library-validation",
                "com.apple.security.device.camera",
                "com.apple.security.device.audio-input"
            })
    void theHardenedRuntimeLetsTheProgramDoItsWork(String entitlement) throws Exception {
        assertTrue(plist(PACKAGING.resolve("macos/parley.entitlements")).containsKey(entitlement));
    }

    @Test
    void theCommandsAreThoseThatTheSystemsKnow() throws Exception {
        String windows = commands("windows-image");
        assertTrue(windows.contains("--name Parley --app-version 0."), windows);
        assertTrue(windows.contains("--add-launcher parley-cli=") && windows.contains("parley.ico"), windows);
        String macos = commands("macos-image");
        assertTrue(macos.contains("--app-version 1.0 ") && macos.contains("Parley.icns"), macos);
        assertEquals(List.of("candle", "light"), programs("windows"));
        assertEquals(List.of("signtool", "candle", "light", "signtool"), programs("windows-signed"));
        assertTrue(windows.contains("--strip-native-commands") && macos.contains("--strip-native-commands"), macos);
        List<String> packed = List.of("ditto", "hdiutil");
        assertEquals(packed, programs("macos").stream().skip(4).toList());
        assertEquals(
                List.of("ditto", "hdiutil", "codesign", "xcrun", "xcrun"),
                programs("macos-signed").stream().skip(4).toList());
        assertTrue(commands("macos").contains("--sign - --entitlements"));
        assertTrue(commands("macos-signed").contains("--options runtime --timestamp --entitlements"));
    }

    /** Code first, then each bundle after what its seal is over; nothing is named twice. Only what runs is entitled. */
    @Test
    void macOsFindsEverySignatureWhole() throws Exception {
        String app = made.resolve("Parley.app").toString();
        String entitlements = "--entitlements " + PACKAGING.resolve("macos/parley.entitlements") + " ";
        String sign = "codesign --force --sign - ";
        assertEquals(
                List.of(
                        sign + entitlements + app + "/Contents/runtime/Contents/Home/lib/jspawnhelper",
                        sign + app + "/Contents/runtime/Contents/Home/lib/libglass.dylib",
                        sign + app + "/Contents/runtime",
                        sign + entitlements + app),
                commands("macos").lines().limit(4).toList());
    }

    private static String commands(String name) throws Exception {
        return Files.readString(made.resolve(name + ".commands"));
    }

    private static List<String> programs(String name) throws Exception {
        return commands(name).lines().map(line -> line.split(" ")[0]).toList();
    }
}
