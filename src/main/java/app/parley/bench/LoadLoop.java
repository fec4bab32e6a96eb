package app.parley.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The one thread that opens and reads all of the load's sockets. Ending it cuts them. */
final class LoadLoop implements Runnable {
    private static final int CHUNK = 256 * 1024;
    private static final int TICK_MILLIS = 5;
    private static final byte[] ANSWER = "HTTP/1.1 101".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OPENED = "{\"type\":\"OPEN\"".getBytes(StandardCharsets.US_ASCII);
    private static final int CLOSE = 8;
    private static final int PING = 9;

    /** Source addresses in turn, since each has only so many ports. */
    private static final int PER_ADDRESS = 4_000;

    private final Selector selector;
    private final List<InetSocketAddress> servers;
    private final LoadListener listener;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(CHUNK);
    private int connects;
    private long ticked;
    private volatile boolean ended;

    /** @param servers each socket says which of them is its own */
    LoadLoop(List<InetSocketAddress> servers, LoadListener listener) throws IOException {
        this.selector = Selector.open();
        this.servers = List.copyOf(servers);
        this.listener = listener;
    }

    /** Runs {@code task} on the loop. */
    <T> CompletableFuture<T> submit(Callable<T> task) {
        var done = new CompletableFuture<T>();
        tasks.add(() -> {
            try {
                done.complete(task.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        selector.wakeup();
        return done;
    }

    @Override
    public void run() {
        try {
            while (!ended) {
                selector.select(this::ready, TICK_MILLIS);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                tick();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new IllegalStateException("the load's selector failed", e);
        }
    }

    /** Ends the loop; it tells of nothing more. */
    void end() {
        ended = true;
        selector.wakeup();
    }

    private void tick() {
        long now = System.nanoTime();
        if (now - ticked >= TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)) {
            ticked = now;
            listener.tick(now);
        }
    }

    /** Starts to connect; on the loop. */
    void connect(LoadSocket socket) {
        socket.stage(LoadSocket.Stage.CONNECTING, System.nanoTime());
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            byte last = (byte) (2 + connects++ / PER_ADDRESS % 100);
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, last}), 0));
            socket.attach(channel, channel.register(selector, SelectionKey.OP_CONNECT, socket));
            if (channel.connect(servers.get(socket.server()))) {
                connected(socket, channel.keyFor(selector));
            }
        } catch (IOException _) {
            lose(socket);
        }
    }

    private void ready(SelectionKey key) {
        var socket = (LoadSocket) key.attachment();
        try {
            if (key.isConnectable() && ((SocketChannel) key.channel()).finishConnect()) {
                connected(socket, key);
            } else if (key.isReadable()) {
                read(socket);
            }
        } catch (IOException | CancelledKeyException _) {
            lose(socket);
        }
    }

    private static void connected(LoadSocket socket, SelectionKey key) throws IOException {
        key.interestOps(SelectionKey.OP_READ);
        socket.stage(LoadSocket.Stage.UPGRADING, System.nanoTime());
        socket.send(ByteBuffer.wrap(socket.upgrade()));
    }

    void lose(LoadSocket socket) {
        if (socket.stage() != LoadSocket.Stage.APART) {
            boolean wasOpen = socket.stage() == LoadSocket.Stage.OPEN;
            socket.drop(System.nanoTime());
            listener.lost(socket, wasOpen);
        }
    }

    private void read(LoadSocket socket) throws IOException {
        in.clear();
        int count = socket.read(in);
        if (count < 0) {
            lose(socket);
            return;
        }
        byte[] before = socket.takeRest();
        byte[] all = Arrays.copyOf(before, before.length + count);
        in.flip().get(all, before.length, count);
        int at = socket.stage() == LoadSocket.Stage.UPGRADING ? answer(socket, all) : 0;
        if (socket.stage() != LoadSocket.Stage.UPGRADING) {
            at = frames(socket, all, at);
        }
        if (at < all.length) {
            socket.rest(at == 0 ? all : Arrays.copyOfRange(all, at, all.length));
        }
        listener.readDone(socket);
    }

    /** Where the answer's head ends; 0 while it is not whole. */
    private static int answer(LoadSocket socket, byte[] in) throws IOException {
        for (int i = 3; i < in.length; i++) {
            if (in[i] == '\n' && in[i - 2] == '\n') {
                if (!Arrays.equals(in, 0, ANSWER.length, ANSWER, 0, ANSWER.length)) {
                    throw new IOException("no upgrade");
                }
                socket.stage(LoadSocket.Stage.WAITING, System.nanoTime());
                return i + 1;
            }
        }
        return 0;
    }

    /** Takes all whole frames; returns where the first that is not begins. A server's frames have no mask. */
    private int frames(LoadSocket socket, byte[] in, int from) throws IOException {
        int at = from;
        while (at + 2 <= in.length) {
            int length = in[at + 1];
            int start = at + 2;
            if (length == 126) {
                start += 2;
                length = at + 4 <= in.length ? (in[at + 2] & 0xff) << 8 | in[at + 3] & 0xff : in.length;
            } else if (length == 127) {
                start += 8;
                length = at + 10 <= in.length ? (int) ByteBuffer.wrap(in).getLong(at + 2) : in.length;
            }
            if (start + length > in.length) {
                return at;
            }
            frame(socket, in[at] & 0xf, in, start, start + length);
            at = start + length;
        }
        return at;
    }

    private void frame(LoadSocket socket, int opcode, byte[] in, int start, int end) throws IOException {
        switch (opcode) {
            case LoadFrames.TEXT -> text(socket, in, start, end);
            case CLOSE -> throw new IOException("closed by the server");
            case PING ->
                socket.send(ByteBuffer.wrap(LoadFrames.frame(LoadFrames.PONG, Arrays.copyOfRange(in, start, end))));
            default -> {}
        }
    }

    private void text(LoadSocket socket, byte[] in, int start, int end) throws IOException {
        if (socket.stage() == LoadSocket.Stage.WAITING) {
            if (end - start < OPENED.length
                    || !Arrays.equals(in, start, start + OPENED.length, OPENED, 0, OPENED.length)) {
                throw new IOException("not let in: " + new String(in, start, end - start, StandardCharsets.UTF_8));
            }
            socket.stage(LoadSocket.Stage.OPEN, System.nanoTime());
            listener.opened(socket);
            return;
        }
        long stamp = LoadFrames.stampIn(in, start, end);
        if (stamp != 0) {
            listener.received(socket, stamp);
        } else {
            listener.said(socket, in, start, end);
        }
    }
}
