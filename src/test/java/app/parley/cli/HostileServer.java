package app.parley.cli;

import com.google.gson.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** A signaling server that means harm: welcomes its client, with ICE servers that kill, and then sends rubbish. */
final class HostileServer extends WebSocketServer implements AutoCloseable {
    private static final String OPEN = """
        {"type":"OPEN","payload":{"ext":1,"iceServers":[5,null,"x",{},{"urls":[]},{"urls":5},{"urls":"turn:"},\
        {"urls":"turn:127.0.0.1"},{"urls":["turn:127.0.0.1:99999999"],"username":"u","credential":"c"},\
        {"urls":"turn:127.0.0.1:3478?transport=sctp","username":"u","credential":"c"},\
        {"urls":"turn:[::1","username":"u","credential":"c"},{"urls":"stun:\\u0000 x"},{"urls":"http://x"},\
        {"urls":"turn:127.0.0.1:9?transport=udp","username":5,"credential":[]}]}}\
        """;

    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch enough;
    private final List<JsonObject> messages;

    /**
     * @param messages meant for the client, as another peer would send them
     * @param visits how often the client must come back for {@link #awaitEnough}
     */
    HostileServer(List<JsonObject> messages, int visits) throws InterruptedException {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.messages = messages;
        enough = new CountDownLatch(visits);
        setReuseAddr(true);
        setDaemon(true);
        start();
        started.await();
    }

    void awaitEnough() throws InterruptedException {
        enough.await();
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket client, ClientHandshake handshake) {
        int visit = connections.getAndIncrement();
        SplittableRandom random = new SplittableRandom(visit);
        enough.countDown();
        try {
            client.send(OPEN);
            for (JsonObject message : messages) {
                client.send(message.toString());
                client.send(Mutations.atRandom(message, random).toString());
                byte[] rubbish = new byte[random.nextInt(2000)];
                random.nextBytes(rubbish);
                client.send(rubbish);
                client.send("{\"type\":\"EXPIRE\",\"src\":\"x\"}".substring(0, random.nextInt(1, 27)));
                client.send("{\"type\":\"ERROR\",\"payload\":{\"msg\":[]}}");
            }
            // The client passes over frames that are too long, and stays.
            client.send("[".repeat(10_000_000));
            client.send(ByteBuffer.allocate(10_000_000));
            client.close(4999, "because");
        } catch (RuntimeException e) {
            // The client has had enough of it, which is its right.
            client.closeConnection(1006, "");
        }
    }

    @Override
    public void onMessage(WebSocket client, String message) {}

    @Override
    public void onClose(WebSocket client, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket client, Exception e) {}

    @Override
    public void close() throws InterruptedException {
        stop(1000);
    }
}
