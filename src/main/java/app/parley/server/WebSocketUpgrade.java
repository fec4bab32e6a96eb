package app.parley.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import org.jspecify.annotations.Nullable;

/** Turns an HTTP connection into a WebSocket (RFC 6455, version 13) and puts {@link PeerSocket} on it. */
final class WebSocketUpgrade {
    /** The first that is asked for is taken, as at the npm server: a browser gives up if none is. */
    private static final String ANY_SUBPROTOCOL = "*";

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
    static boolean isWanted(FullHttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && request.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true);
    }

    void handle(ChannelHandlerContext ctx, FullHttpRequest request) {
        HttpResponseStatus refusal = refusal(ctx, request);
        if (refusal != null) {
            server.registry().tally().refused("http-" + refusal.code());
            HttpRoutes.close(ctx, HttpAnswers.refusal(refusal));
            return;
        }
        var query = SocketQuery.of(request.uri());
        var address = server.doorkeeper().addressOf(ctx.channel(), request.headers());
        ChannelPipeline pipeline = ctx.pipeline();
        new WebSocketServerHandshaker13(path, ANY_SUBPROTOCOL, decoding)
                .handshake(ctx.channel(), request)
                .addListener(done -> {
                    if (done.isSuccess()) {
                        serve(pipeline, new PeerSocket(server, query, address));
                    } else {
                        ctx.close();
                    }
                });
    }

    private @Nullable HttpResponseStatus refusal(ChannelHandlerContext ctx, FullHttpRequest request) {
        var headers = request.headers();
        if (!request.method().equals(HttpMethod.GET)) {
            return HttpResponseStatus.METHOD_NOT_ALLOWED;
        }
        boolean good = HttpRoutes.path(request).equals(path)
                && headers.contains(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13", false)
                && headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY, "").matches("[+/0-9A-Za-z]{22}==");
        if (!good) {
            return HttpResponseStatus.BAD_REQUEST;
        }
        if (!server.doorkeeper().origins().allows(headers)) {
            return HttpResponseStatus.FORBIDDEN;
        }
        return server.doorkeeper().admits(ctx, headers) ? null : HttpResponseStatus.TOO_MANY_REQUESTS;
    }

    private void serve(ChannelPipeline pipeline, PeerSocket socket) {
        pipeline.remove(RequestDeadline.class);
        pipeline.remove(HttpRoutes.class);
        var limits = server.options().limits();
        pipeline.addLast(new FramePace(limits.messageRate()));
        pipeline.addLast(new WebSocketFrameAggregator(limits.frameBytes()));
        pipeline.addLast(socket);
    }
}
