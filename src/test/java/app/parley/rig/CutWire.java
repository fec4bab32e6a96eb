package app.parley.rig;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wire between clients and a server on loopback that can be cut: what was sent is lost then, and nobody is told, as
 * when a network splits. Mended, it ends the old connections and takes new ones. Thread-safe.
 */
public final class CutWire implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** @param target the server's port */
    public CutWire(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("cut-wire").start(this::accept);
    }

    /** Where clients connect instead. */
    public int port() {
        return listener.getLocalPort();
    }

    public void cut() {
        cut = true;
    }

    public void mend() throws IOException {
        for (Socket it : sockets) {
            it.close();
        }
        cut = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                sockets.add(client);
                if (!cut) {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                    sockets.add(server);
                    pump(client, server);
                    pump(server, client);
                }
            }
        } catch (IOException _) {
            // closed, or the server is away and the next client finds this one deaf
        }
    }

    private void pump(Socket from, Socket to) {
        Thread.ofPlatform().daemon().name("cut-wire-pump").start(() -> {
            byte[] buffer = new byte[65_536];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!cut) {
                        to.getOutputStream().write(buffer, 0, read);
                    }
                }
            } catch (IOException _) {
                // one side has gone, and so does the other
            }
            sockets.remove(from);
            sockets.remove(to);
        });
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket it : sockets) {
            it.close();
        }
    }
}
