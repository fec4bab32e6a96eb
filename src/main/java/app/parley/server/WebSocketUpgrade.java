package app.parley.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.util.AsciiString;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns an HTTP connection into a WebSocket (RFC 6455, version 13) and puts {@link PeerSocket} on it. */
final class WebSocketUpgrade {
    /** For one message, from its first byte to its last. */
    private static final Duration MESSAGE_TIME = Duration.ofSeconds(30);

    private final UpgradeAnswer answer = new UpgradeAnswer();
    private final ServerContext server;
    private final String path;
    private final WebSocketDecoderConfig decoding;

    WebSocketUpgrade(ServerContext server) {
        this.server = server;
        this.path = server.options().listen().path() + "peerjs";
        this.decoding = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(server.options().limits().frameBytes())
                .allowExtensions(false)
                .closeOnProtocolViolation(false) // PeerSocket says why first
                .withUTF8Validator(false) // Envelope checks, binary frames too
                .build();
    }

    /** Whether this is to become a WebSocket; without {@code Connection: upgrade} it is an ordinary request (RFC 9110, 7.8). */
    static boolean isWanted(HttpRequest request) {
        return holds(request.headers(), HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                && holds(request.headers(), HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
    }

    /** The value that nearly all clients send is found without looking for it in lists. */
    private static boolean holds(HttpHeaders headers, AsciiString name, AsciiString value) {
        return value.contentEqualsIgnoreCase(headers.get(name)) || headers.containsValue(name, value, true);
    }

    /** @param ctx of the handler that had the request */
    void handle(ChannelHandlerContext ctx, HttpRequest request) {
        HttpResponseStatus refusal = refusal(ctx, request);
        if (refusal != null) {
            server.registry().tally().refused("http-" + refusal.code());
            HttpRoutes.close(ctx, HttpAnswers.refusal(refusal));
            return;
        }
        var query = SocketQuery.of(request.uri());
        var address = server.doorkeeper().addressOf(ctx.channel(), request.headers());
        serve(ctx, request, new PeerSocket(server, query, address));
    }

    private @Nullable HttpResponseStatus refusal(ChannelHandlerContext ctx, HttpRequest request) {
        var headers = request.headers();
        if (!request.method().equals(HttpMethod.GET)) {
            return HttpResponseStatus.METHOD_NOT_ALLOWED;
        }
        boolean good = HttpRoutes.path(request).equals(path)
                && headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "").equals("13")
                && UpgradeAnswer.isKey(headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY, ""));
        if (!good) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        if (!server.doorkeeper().origins().allows(headers)) {
            return HttpResponseStatus.FORBIDDEN;
        }
        return server.doorkeeper().admits(ctx, headers) ? null : HttpResponseStatus.TOO_MANY_REQUESTS;
    }

    /** The answer is flushed with what {@link PeerSocket} says first: one packet for both. */
    private void serve(ChannelHandlerContext ctx, HttpRequest request, PeerSocket socket) {
        ChannelPipeline pipeline = ctx.pipeline();
        ChannelHandlerContext codec = pipeline.context(HttpServerCodec.class);
        codec.write(answer.bytes(ctx.alloc(), request.headers()), codec.voidPromise()); // past the codec
        pipeline.remove(RequestDeadline.class);
        pipeline.remove(RequestPace.class);
        pipeline.remove(ctx.handler());
        if (pipeline.context(HttpObjectAggregator.class) != null) {
            pipeline.remove(HttpObjectAggregator.class);
        }
        var limits = server.options().limits();
        pipeline.addLast(new PeerFrames(decoding, MESSAGE_TIME));
        pipeline.addLast(new FramePace(limits.messageRate(), limits.frameBytes()));
        pipeline.addLast(socket);
        pipeline.remove(codec.handler()); // last: what it has read already goes on to the others
        socket.begin();
    }
}
