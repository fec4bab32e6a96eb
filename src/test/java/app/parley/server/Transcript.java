package app.parley.server;

import app.parley.server.ServerPair.Setup;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Does one behaviour to one server and writes down what came back. Behaviours run beside each other, so the IDs of each
 * carry its number; the transcript shows them without.
 */
final class Transcript implements AutoCloseable {
    private static final List<String> HEADERS = List.of(
            "content-type",
            "content-length",
            "vary",
            "access-control-allow-origin",
            "access-control-allow-methods",
            "access-control-allow-headers",
            "content-security-policy",
            "x-content-type-options");

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private final int port;
    private final Setup setup;
    private final String mark;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, TestSocket> sockets = new LinkedHashMap<>();

    Transcript(int port, Setup setup, int number) {
        this.port = port;
        this.setup = setup;
        this.mark = "_" + number + "x";
    }

    List<String> lines() {
        return lines;
    }

    /** The ID that stands for {@code name} here. */
    String id(String name) {
        return name + mark;
    }

    void note(String line) {
        lines.add(line.replace(mark, ""));
    }

    /** Asks for something and notes status, the headers that matter, and the body. */
    void http(String method, String target, String... headers) throws IOException {
        HttpAnswer it = HttpAnswer.to(port, method, target, headers);
        var line = new StringBuilder(method + " " + target + " -> " + it.status());
        for (String name : HEADERS) {
            // Of a preflight's answer it has its own behaviour.
            if (!it.header(name).isEmpty() && !(method.equals("OPTIONS") && name.equals("content-length"))) {
                line.append("; ").append(name).append(": ").append(it.header(name));
            }
        }
        note(line + "; " + it.body().replaceAll(UUID, "<uuid>").replace("\n", ""));
    }

    /** Asks for something and notes the status and one header alone. */
    void httpHeader(String name, String method, String target, String... headers) throws IOException {
        HttpAnswer it = HttpAnswer.to(port, method, target, headers);
        note(method + " " + target + " -> " + it.status() + "; " + name + ": " + it.header(name));
    }

    /** Asks to become a WebSocket and notes the status line. */
    void upgrade(String target, String... headers) throws IOException {
        try (TestSocket socket = TestSocket.silent(port)) {
            note("upgrade " + target + " -> " + socket.upgrade(target, headers));
        }
    }

    /** A socket known as {@code name} with this query, in which {@code %} after an ID stands for its mark. */
    void ask(String name, String query) throws IOException {
        TestSocket socket = TestSocket.silent(port);
        sockets.put(name, socket);
        String status = socket.upgrade(setup.path() + "peerjs?" + query.replace("~", mark));
        if (!status.contains(" 101 ")) {
            note(name + " -> " + status);
        }
    }

    /** A peer with the ID {@code name} whose OPEN is noted. */
    void open(String... names) throws IOException {
        for (String name : names) {
            ask(name, "key=" + setup.key() + "&token=t&id=" + id(name));
            hear(name);
        }
    }

    /** Closes it and opens its ID anew with another token, once the server has noticed. */
    void openOnceFree(String name) throws IOException {
        String answer;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        do {
            socket(name).close();
            ask(name, "key=" + setup.key() + "&token=other&id=" + id(name));
            answer = socket(name).next();
        } while (answer.contains("ID-TAKEN") && System.nanoTime() < deadline);
        note(name + " < " + answer);
    }

    /** Sends text in which {@code ~} after an ID stands for its mark. */
    void send(String name, String text) throws IOException {
        socket(name).send(text.replace("~", mark));
    }

    /** Sends the message that almost everything is about. */
    void message(String from, String type, String to, String payload) throws IOException {
        send(from, RunningServer.message(type, id(to), payload));
    }

    void write(String name, byte[] bytes) throws IOException {
        socket(name).write(bytes);
    }

    /** Notes the next thing that comes. */
    String hear(String name) throws IOException {
        String it = listen(name);
        note(name + " < " + it);
        return it;
    }

    private String listen(String name) throws IOException {
        try {
            return socket(name).next();
        } catch (SocketTimeoutException _) {
            return "<nothing>";
        }
    }

    /**
     * Notes all that has come. The server must have dealt with what this socket sent before it answers a ping; name
     * senders before receivers. Two pings: what other threads of the server want sent waits for the turn after the
     * first at most.
     */
    void settle(String... names) throws IOException {
        for (String name : names) {
            ping(name, "turn");
            String it = listen(name);
            while (it.startsWith("{")) {
                note(name + " < " + it);
                it = listen(name);
            }
            if (it.equals("<pong turn>")) {
                ping(name, "fence");
                do {
                    it = hear(name);
                } while (it.startsWith("{"));
            } else {
                note(name + " < " + it);
            }
        }
    }

    private void ping(String name, String word) throws IOException {
        write(name, TestSocket.frame(0x89, word.getBytes(StandardCharsets.UTF_8)));
    }

    /** As {@link #settle} of a socket that may have gone deaf, which shows after some seconds. */
    void settleOrDeaf(String name) throws IOException {
        socket(name).patience(12_000);
        settle(name);
    }

    /** Notes the closing of a socket that answers no ping. */
    void silentUntilClosed(String name) throws IOException {
        socket(name).fallSilent();
        hear(name);
    }

    /** Whether its last word was no closing. */
    boolean isOpen(String name) {
        return lines.stream()
                .filter(it -> it.startsWith(name + " < "))
                .noneMatch(it -> it.startsWith(name + " < <closed") || it.endsWith(TestSocket.GONE));
    }

    TestSocket socket(String name) {
        return sockets.get(name);
    }

    @Override
    public void close() throws IOException {
        for (TestSocket it : sockets.values()) {
            it.close();
        }
    }
}
