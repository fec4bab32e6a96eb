package app.parley.rig;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Run in a JVM of its own, in a namespace. {@code serve PORT...} prints {@code ready} and answers each packet with the
 * address that it came from. {@code ask HOST PORT...} asks each port from one socket and prints the answers, or
 * {@code no answer}.
 */
public final class UdpProbe {
    private static final int TRIES = 5;
    private static final int TRY_MILLIS = 300;

    private UdpProbe() {}

    public static void main(String[] arguments) throws IOException {
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        if (arguments[0].equals("serve")) {
            serve(rest.stream().map(Integer::parseInt).toList());
        } else {
            ask(rest.getFirst(), rest.stream().skip(1).map(Integer::parseInt).toList());
        }
    }

    private static void serve(List<Integer> ports) throws IOException {
        for (int port : ports) {
            DatagramSocket socket = new DatagramSocket(port);
            Thread.ofPlatform().start(() -> answerAll(socket));
        }
        System.out.println("ready");
    }

    private static void answerAll(DatagramSocket socket) {
        DatagramPacket packet = new DatagramPacket(new byte[64], 64);
        while (true) {
            try {
                packet.setLength(64);
                socket.receive(packet);
                InetSocketAddress from = (InetSocketAddress) packet.getSocketAddress();
                byte[] seen =
                        (from.getAddress().getHostAddress() + ":" + from.getPort()).getBytes(StandardCharsets.US_ASCII);
                socket.send(new DatagramPacket(seen, seen.length, from));
            } catch (IOException e) {
                // A link that is down at this moment: the next packet may find it up.
                System.out.println("lost " + e);
            }
        }
    }

    private static void ask(String host, List<Integer> ports) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(TRY_MILLIS);
            for (int port : ports) {
                System.out.println(ask(socket, new InetSocketAddress(InetAddress.getByName(host), port)));
            }
        }
    }

    private static String ask(DatagramSocket socket, InetSocketAddress server) {
        for (int n = 0; n < TRIES; n++) {
            try {
                socket.send(new DatagramPacket(new byte[] {'?'}, 1, server));
                DatagramPacket answer = new DatagramPacket(new byte[64], 64);
                socket.receive(answer);
                return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
            } catch (SocketTimeoutException e) {
                // Lost on the way: ask again.
            } catch (IOException e) {
                return "no answer: " + e.getMessage();
            }
        }
        return "no answer";
    }
}
