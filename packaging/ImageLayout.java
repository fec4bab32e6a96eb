/**
 * Where jpackage puts things on each system, seen from the folder of the program.
 *
 * @param folder the program's own, in target/package
 * @param launcher what opens the window
 * @param app settings of the launchers, and the cache of classes
 */
record ImageLayout(String folder, String launcher, String app) {
    /** @param system as {@link Shell#OS} names it */
    static ImageLayout of(String system) {
        return switch (system) {
            case "macos" -> new ImageLayout("Parley.app", "Contents/MacOS/Parley", "Contents/app");
            case "windows" -> new ImageLayout("Parley", "Parley.exe", "app");
            default -> new ImageLayout("parley", "bin/parley", "lib/app");
        };
    }

    /** A launcher's settings, by which it starts the program with the classes that lie ready beside them. */
    static String withCache(String settings) {
        String options = "[JavaOptions]";
        if (!settings.contains(options)) {
            throw new IllegalArgumentException("no " + options + " in " + settings);
        }
        return settings.replace(options, options + "\njava-options=-XX:AOTCache=$APPDIR/parley.aot");
    }

    /**
     * Where the native libraries of a jar belong in the runtime: where JavaFX, and our NativeLibrary for webrtc-java,
     * look first.
     */
    static String natives(String system, String jar) {
        if (!system.equals("windows")) {
            return "lib";
        }
        return jar.startsWith("javafx") ? "bin/javafx" : "bin";
    }
}
