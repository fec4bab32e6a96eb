package app.parley.capture;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sixteen bits that two processes have in common when they read the same clock. Not an identity: one way, short. */
final class HostHash {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private HostHash() {}

    /** Of the kernel's boot id where there is one, else of the host's name; 0 where neither can be had. */
    static int ofThisHost() {
        int hash = name().hashCode();
        return (hash ^ (hash >>> 16)) & 0xFFFF;
    }

    private static String name() {
        try {
            return Files.isReadable(BOOT_ID)
                    ? Files.readString(BOOT_ID).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "";
        }
    }
}
