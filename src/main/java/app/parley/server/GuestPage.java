package app.parley.server;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page on which someone without Parley calls: {@code call/ID}, and {@code call/} to be asked for the ID. Its files
 * stand beside it and have a dot in their names, which no ID has. The page reads the ID from its address by itself, so
 * nothing of a request is written into it. Read once; immutable.
 */
final class GuestPage {
    private static final String FOLDER = "call/";
    private static final String HTML = "index.html";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry(HTML, "text/html"),
            Map.entry("guest.css", "text/css"),
            Map.entry("guest.js", "text/javascript"),
            Map.entry("call.js", "text/javascript"),
            Map.entry("connection.js", "text/javascript"),
            Map.entry("devices.js", "text/javascript"),
            Map.entry("signaling.js", "text/javascript"),
            Map.entry("stall.js", "text/javascript"),
            Map.entry("view.js", "text/javascript"),
            Map.entry("words.js", "text/javascript"));
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]+(?::\\d{1,5})?|\\[[0-9A-Fa-f:.]+](?::\\d{1,5})?");

    private final Map<String, Content> files = new HashMap<>();

    /** @param entityTag quoted (RFC 9110, 8.8.3) */
    private record Content(String text, String type, String entityTag) {}

    /** @param key what the page's socket must bring */
    GuestPage(String key) {
        TYPES.forEach((name, type) -> {
            String text = read(name);
            files.put(name, content(name.equals(HTML) ? text.replace("{key}", HttpAnswers.escaped(key)) : text, type));
        });
    }

    /** @param below the request's path below the server's own, without a slash in front */
    Optional<FullHttpResponse> answer(String below, FullHttpRequest request) {
        if (below.equals("call")) {
            return Optional.of(HttpAnswers.redirect(FOLDER));
        }
        if (!below.startsWith(FOLDER)) {
            return Optional.empty();
        }
        String name = below.substring(FOLDER.length());
        if (name.matches("[^/.]+/")) {
            // Else the page would look for its files one level too deep.
            return Optional.of(HttpAnswers.redirect("../" + name.substring(0, name.length() - 1)));
        }
        String file = name.matches("[^/.]*") ? HTML : name;
        return Optional.ofNullable(files.get(file))
                .filter(_ -> !name.equals(HTML))
                .map(it -> answer(it, request.headers()));
    }

    private static FullHttpResponse answer(Content file, HttpHeaders request) {
        boolean known = request.get(HttpHeaderNames.IF_NONE_MATCH, "").contains(file.entityTag());
        FullHttpResponse response =
                known ? HttpAnswers.notModified() : HttpAnswers.answer(HttpResponseStatus.OK, file.type(), file.text());
        response.headers()
                .set(HttpHeaderNames.ETAG, file.entityTag())
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_CACHE)
                .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, policy(request))
                .set("x-content-type-options", "nosniff")
                .set("referrer-policy", "no-referrer")
                .set(
                        "permissions-policy",
                        "camera=(self), microphone=(self), display-capture=(), geolocation=(), payment=(), usb=()");
        return response;
    }

    private static String policy(HttpHeaders request) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " media-src 'self' blob: mediastream:; connect-src 'self'" + sockets(request)
                + "; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    }

    /** Not every browser counts a WebSocket to the same host as {@code 'self'}. */
    private static String sockets(HttpHeaders request) {
        String host = request.get(HttpHeaderNames.HOST, "");
        return HOST.matcher(host).matches() ? " ws://" + host + " wss://" + host : "";
    }

    private static Content content(String text, String type) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            String tag = '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
            return new Content(text, type + "; charset=utf-8", tag);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String read(String name) {
        try (var in = GuestPage.class.getResourceAsStream("guest/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
