package app.parley.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.group.ChannelGroup;

/** First in each pipeline: turns connections away that are too many, and cuts readers that do not keep up. */
@ChannelHandler.Sharable
final class ConnectionGate extends ChannelDuplexHandler {
    /** Connections besides two for each ID. */
    static final int SPARE = 1_000;

    private final ServerContext server;
    private final ChannelGroup open;
    private final int most;

    /** @param open where accepted connections are noted */
    ConnectionGate(ServerContext server, ChannelGroup open) {
        this.server = server;
        this.open = open;
        // Every ID may have its old and its new socket; the rest is for HTTP and handshakes.
        this.most =
                Math.addExact(Math.multiplyExact(2, server.options().access().concurrentLimit()), SPARE);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (open.size() >= most || !server.doorkeeper().admits(ctx)) {
            server.registry().tally().refused("too-many-connections");
            ctx.close();
            return;
        }
        server.registry().tally().connected();
        open.add(ctx.channel());
        ctx.fireChannelActive();
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ctx.write(message, promise);
        if (!ctx.channel().isWritable()) {
            check(ctx);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        check(ctx);
        ctx.fireChannelWritabilityChanged();
    }

    private void check(ChannelHandlerContext ctx) {
        if (ctx.channel().isActive()) {
            server.doorkeeper().slowReaders().note(ctx.channel());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        server.doorkeeper().slowReaders().forget(ctx.channel());
        ctx.fireChannelInactive();
    }
}
