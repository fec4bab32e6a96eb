package app.parley.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;

/** Reads the HTTP requests of a connection no faster than messages of a peer: any number may come in one go (pipelining). */
final class RequestPace extends ReadingPace {
    /** @param rate requests a second; 0 is any number */
    RequestPace(int rate) {
        super(rate);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest request) {
            count(ctx, 1 + request.uri().length() / FramePace.BYTES_A_TOKEN);
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        end(ctx);
    }
}
