package app.parley.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's answer to one request, as it came over a bare socket. */
record HttpAnswer(String head, String body) {
    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");

    /** Asks on a connection of its own. */
    static HttpAnswer to(int port, String method, String target, String... headers) throws IOException {
        try (var socket = TestSocket.silent(port)) {
            return on(socket, method, target, headers);
        }
    }

    static HttpAnswer on(TestSocket socket, String method, String target, String... headers) throws IOException {
        var request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String it : headers) {
            request.append(it).append("\r\n");
        }
        socket.write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        String head = socket.readHead();
        Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
        int bytes = length.find() && !method.equals("HEAD") ? Integer.parseInt(length.group(1)) : 0;
        return new HttpAnswer(head, new String(socket.readBytes(bytes), StandardCharsets.UTF_8));
    }

    int status() {
        return Integer.parseInt(head.substring(9, 12));
    }

    /** The first header of this lower-case name; empty if there is none. */
    String header(String name) {
        return head.lines()
                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(name + ": "))
                .map(it -> it.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
