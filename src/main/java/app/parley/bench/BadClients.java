package app.parley.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clients that get in properly and then misbehave: too long a message, or never a read. */
final class BadClients implements LoadListener {
    private static final int CLIENTS = 10;
    private static final int MEBIBYTE = 1 << 20;
    private static final int FAT_PAYLOAD = 16 * 1024;
    private static final long FEEDING = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long APART = TimeUnit.SECONDS.toNanos(1);

    private final LoadLoop loop;
    private final boolean reads;
    private final List<LoadSocket> bad = new ArrayList<>();
    private final List<LoadSocket> feeders = new ArrayList<>();
    private final List<ByteBuffer> frames = new ArrayList<>();
    private final ByteBuffer meal = ByteBuffer.allocateDirect(MEBIBYTE);
    private long fed;

    private BadClients(InetSocketAddress server, boolean reads) throws IOException {
        this.loop = new LoadLoop(List.of(server), this);
        this.reads = reads;
        byte[] big = reads ? LoadFrames.frame(LoadFrames.TEXT, new byte[MEBIBYTE]) : new byte[0];
        for (int i = 0; i < CLIENTS; i++) {
            bad.add(new LoadSocket("bad-" + i));
            frames.add(ByteBuffer.wrap(big));
            if (!reads) {
                var feeder = new LoadSocket("feeder-" + i);
                feeder.sendsTo("bad-" + i, FAT_PAYLOAD);
                feeders.add(feeder);
            }
        }
    }

    static BadClients bigFrames(InetSocketAddress server) throws IOException {
        return new BadClients(server, true);
    }

    static BadClients slowReaders(InetSocketAddress server) throws IOException {
        return new BadClients(server, false);
    }

    void run() {
        loop.run();
    }

    @Override
    public void opened(LoadSocket socket) {
        int number = bad.indexOf(socket);
        if (number >= 0) {
            frames.get(number).rewind();
            if (!reads) {
                socket.stopReading();
            }
        }
    }

    @Override
    public void received(LoadSocket socket, long stamp) {}

    @Override
    public void lost(LoadSocket socket, boolean wasOpen) {}

    @Override
    public void tick(long now) {
        comeAgain(bad, now);
        comeAgain(feeders, now);
        if (reads) {
            for (int i = 0; i < CLIENTS; i++) {
                push(bad.get(i), frames.get(i));
            }
        } else if (now - fed >= FEEDING) {
            fed = now;
            feeders.forEach(this::feed);
        }
    }

    private void comeAgain(List<LoadSocket> sockets, long now) {
        for (LoadSocket it : sockets) {
            if (it.stage() == LoadSocket.Stage.APART && (it.since() == 0 || now - it.since() > APART)) {
                loop.connect(it);
            }
        }
    }

    private void push(LoadSocket socket, ByteBuffer frame) {
        if (socket.stage() == LoadSocket.Stage.OPEN && frame.hasRemaining()) {
            try {
                socket.sendSome(frame);
            } catch (IOException _) {
                loop.lose(socket);
            }
        }
    }

    private void feed(LoadSocket feeder) {
        if (feeder.stage() == LoadSocket.Stage.OPEN) {
            try {
                meal.clear();
                feeder.putOffer(meal, System.nanoTime());
                feeder.sendSome(meal.flip()); // in full or, where the server has stopped reading, not at all
            } catch (IOException _) {
                loop.lose(feeder);
            }
        }
    }
}
