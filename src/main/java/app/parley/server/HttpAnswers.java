package app.parley.server;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The server's HTTP answers, status and content type as the npm server has them. */
final class HttpAnswers {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json; charset=utf-8";
    private static final String ROOT = "{\"name\":\"PeerJS Server\","
            + "\"description\":\"A server side element to broker connections between PeerJS clients.\","
            + "\"website\":\"https://peerjs.com/\"}";

    private HttpAnswers() {}

    static FullHttpResponse root() {
        return answer(HttpResponseStatus.OK, JSON, ROOT);
    }

    static FullHttpResponse id(String id) {
        return answer(HttpResponseStatus.OK, HTML, id);
    }

    /** @param json not to be changed after this */
    static FullHttpResponse peers(byte[] json) {
        return answer(HttpResponseStatus.OK, JSON, json);
    }

    static FullHttpResponse json(HttpResponseStatus status, String json) {
        return answer(status, JSON, json);
    }

    static FullHttpResponse text(String contentType, String text) {
        return answer(HttpResponseStatus.OK, contentType, text);
    }

    static FullHttpResponse unauthorized() {
        return answer(HttpResponseStatus.UNAUTHORIZED, "text/plain; charset=utf-8", "Unauthorized");
    }

    static FullHttpResponse noContent() {
        // No Content-Length: RFC 9110, 8.6 forbids it here, though the npm server sends 0.
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT, Unpooled.EMPTY_BUFFER);
    }

    static FullHttpResponse notFound(HttpMethod method, String path) {
        String what = escaped("Cannot " + method.name() + " " + encoded(path));
        FullHttpResponse response = answer(
                HttpResponseStatus.NOT_FOUND,
                HTML,
                "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Error</title>\n"
                        + "</head>\n<body>\n<pre>" + what + "</pre>\n</body>\n</html>\n");
        harden(response.headers());
        return response;
    }

    /** @param location relative to the request, so that it holds behind a proxy, too */
    static FullHttpResponse redirect(String location) {
        FullHttpResponse response = answer(HttpResponseStatus.FOUND, HTML, "");
        response.headers().set(HttpHeaderNames.LOCATION, location);
        return response;
    }

    /** The client has the newest version. */
    static FullHttpResponse notModified() {
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_MODIFIED, Unpooled.EMPTY_BUFFER);
    }

    /** A request that cannot be answered on this connection: it closes afterwards. */
    static FullHttpResponse refusal(HttpResponseStatus status) {
        FullHttpResponse response = answer(status, "text/html", status.reasonPhrase());
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }

    static FullHttpResponse answer(HttpResponseStatus status, String contentType, String body) {
        return answer(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    private static FullHttpResponse answer(HttpResponseStatus status, String contentType, byte[] body) {
        var content = Unpooled.wrappedBuffer(body);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, contentType)
                .set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        return response;
    }

    private static void harden(HttpHeaders headers) {
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, "default-src 'none'");
        headers.set("x-content-type-options", "nosniff");
    }

    /** What no path may hold as it is, and a percent sign that begins nothing, percent-encoded. */
    private static String encoded(String path) {
        StringBuilder safe = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean begins = c == '%' && isHex(path, i + 1) && isHex(path, i + 2);
            if ("\"<>`{}%".indexOf(c) < 0 || begins) {
                safe.append(c);
            } else {
                safe.append('%').append(HEX.toHexDigits((byte) c));
            }
        }
        return safe.toString();
    }

    private static boolean isHex(String path, int at) {
        return at < path.length() && HexFormat.isHexDigit(path.charAt(at));
    }

    /** Safe in HTML, in an attribute, too. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
