package app.parley.webrtc;

import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Closes peer connections and frees them. webrtc-java 0.14 closes one and forgets it, and the transceivers and senders
 * that it gave out, with all that they hold (its issue 283, mended after 0.14 in the same way: the reference that Java
 * was given is released). The bindings release everything whose references WebRTC counts by one and the same function,
 * of which only pictures have the Java side; so a picture of two by two pixels stands in for what is released. Needs the
 * package of the bindings' handles opened ({@code --add-opens}). Without, or with another version of the bindings,
 * connections are closed alone.
 */
final class ClosedConnection {
    private static final Logger LOG = System.getLogger(ClosedConnection.class.getName());
    private static final String BINDINGS = "0.14.0";
    private static final Optional<Field> HANDLE = handle();

    private ClosedConnection() {}

    /**
     * Neither the connection nor its senders, receivers, transceivers and remote tracks may be touched after this: they
     * are gone. Never inside a callback of the library; may block while its threads end.
     *
     * @param owned what {@code addTransceiver} and {@code addTrack} returned, each once. What a getter or a callback gave
     *     is the connection's own
     * @return how many of them, and of the connection itself, are gone now
     */
    static int closeAndFree(RTCPeerConnection connection, List<Object> owned) {
        List<Long> addresses = new ArrayList<>();
        HANDLE.ifPresent(handle -> {
            addresses.add(read(handle, connection));
            owned.forEach(it -> addresses.add(read(handle, it)));
        });
        connection.close();
        int gone = 0;
        for (long address : addresses) {
            if (address != 0 && HANDLE.map(handle -> release(handle, address)).orElse(false)) {
                gone++;
            }
        }
        LOG.log(Level.DEBUG, "freed {0} of {1}", gone, addresses.size());
        return gone;
    }

    /** Whether that was the last reference: the bindings empty the handle then. */
    private static boolean release(Field handle, long address) {
        NativeI420Buffer standIn = NativeI420Buffer.allocate(2, 2);
        long own = read(handle, standIn);
        write(handle, standIn, address);
        standIn.release();
        boolean gone = read(handle, standIn) == 0;
        write(handle, standIn, own);
        standIn.release();
        return gone;
    }

    private static Optional<Field> handle() {
        Module bindings = RTCPeerConnection.class.getModule();
        try {
            Class<?> objects = Class.forName(bindings, "dev.onvoid.webrtc.internal.NativeObject");
            if (objects == null || !isKnown(bindings.getDescriptor())) {
                return Optional.empty();
            }
            Field handle = objects.getDeclaredField("nativeHandle");
            handle.setAccessible(true);
            return Optional.of(handle);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.INFO, "closed connections keep their memory: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    /** One that frees them itself must not be helped: to free twice ends the process. On the class path it says nothing. */
    private static boolean isKnown(@Nullable ModuleDescriptor bindings) {
        return bindings == null
                || bindings.version().map(it -> it.toString().equals(BINDINGS)).orElse(true);
    }

    private static long read(Field handle, Object of) {
        try {
            return handle.getLong(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Field handle, Object of, long address) {
        try {
            handle.setLong(of, address);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
