package app.parley.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many connections that take for ever to say what they want. One thread. */
final class Dribblers {
    private static final int CONNECTIONS = 1_000;
    private static final long ROUND_MILLIS = 500;
    private static final int ROUNDS_APART = 2;

    private final InetSocketAddress server;
    private final byte[] request;
    private final List<One> all = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocate(1024);

    private static final class One {
        @Nullable
        SocketChannel channel;

        int sent;
        int wait;
    }

    /** @param request what each sends, a byte in a round, but for the last byte; empty is silence */
    Dribblers(InetSocketAddress server, byte[] request) {
        this.server = server;
        this.request = request;
        for (int i = 0; i < CONNECTIONS; i++) {
            all.add(new One());
        }
    }

    void run() throws InterruptedException {
        while (true) {
            for (One one : all) {
                round(one);
            }
            Thread.sleep(ROUND_MILLIS);
        }
    }

    private void round(One one) {
        try {
            if (one.channel == null) {
                if (one.wait-- <= 0) {
                    connect(one);
                }
            } else if (one.channel.read(in.clear()) < 0) {
                drop(one);
            } else if (one.sent < request.length - 1) {
                one.channel.write(ByteBuffer.wrap(request, one.sent++, 1));
            }
        } catch (IOException _) {
            drop(one);
        }
    }

    private void connect(One one) throws IOException {
        one.channel = SocketChannel.open(server);
        one.channel.configureBlocking(false);
        one.sent = 0;
    }

    private static void drop(One one) {
        SocketChannel old = one.channel;
        one.channel = null;
        one.wait = ROUNDS_APART;
        if (old != null) {
            try {
                old.close();
            } catch (IOException _) {
                // gone is gone
            }
        }
    }
}
