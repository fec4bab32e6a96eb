package app.parley.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a connection's first request. Most ask for a WebSocket: they go there at once. For the others it puts the
 * handlers for HTTP in its place, which thousands of WebSockets need not build only to take them down again.
 */
final class Entrance extends ChannelInboundHandlerAdapter {
    private static final int LONGEST_BODY = 8 * 1024;

    private final HttpRoutes routes;
    private @Nullable HttpRequest upgrade;

    Entrance(HttpRoutes routes) {
        this.routes = routes;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        HttpRequest wanted = upgrade;
        if (wanted != null && message instanceof LastHttpContent) {
            upgrade = null;
            ReferenceCountUtil.release(message);
            routes.upgrade().handle(ctx, wanted);
        } else if (message instanceof HttpRequest request && isPlainUpgrade(request)) {
            upgrade = request;
        } else {
            serveHttp(ctx, message);
        }
    }

    private static boolean isPlainUpgrade(HttpRequest request) {
        return request.decoderResult().isSuccess()
                && WebSocketUpgrade.isWanted(request)
                && !request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
                && !request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
    }

    private void serveHttp(ChannelHandlerContext ctx, Object message) {
        ctx.pipeline()
                .addAfter(ctx.name(), null, routes)
                .addAfter(ctx.name(), null, new HttpObjectAggregator(LONGEST_BODY, true));
        ctx.fireChannelRead(message);
        ctx.pipeline().remove(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close(); // reset by the other side, or not HTTP at all
    }
}
