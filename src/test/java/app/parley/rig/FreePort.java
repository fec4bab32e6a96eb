package app.parley.rig;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A TCP port for a program that is told where to listen and takes some time until it does. */
public final class FreePort {
    /** Below those that the system gives to sockets that ask for any: on a busy machine one would be taken meanwhile. */
    private static final int FIRST = 20_000;

    private static final int LAST = 29_999;

    private FreePort() {}

    /** One at which nobody listens on loopback. */
    public static int find() throws IOException {
        IOException failure = new IOException("no free port");
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                failure = e;
            }
        }
        throw failure;
    }
}
