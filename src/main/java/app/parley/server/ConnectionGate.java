package app.parley.server;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * First in each pipeline: turns connections away that are too many, and cuts readers so slow that their outbound
 * buffer passes its high water mark.
 */
@ChannelHandler.Sharable
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails closes the channel, which is handled
final class ConnectionGate extends ChannelInboundHandlerAdapter {
    private static final int SPARE = 1_000;

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
        if (open.size() >= most || !admitted(ctx)) {
            ctx.close();
            return;
        }
        open.add(ctx.channel());
        ctx.fireChannelActive();
    }

    private boolean admitted(ChannelHandlerContext ctx) {
        // Behind a proxy all have the proxy's address: there the request's header is counted instead.
        return server.options().listen().proxied()
                || !(ctx.channel().remoteAddress() instanceof InetSocketAddress remote)
                || enter(server.addresses(), ctx, remote.getAddress());
    }

    /** Counts the connection to {@code address} until it closes; false if that address has too many. */
    static boolean enter(AddressLimit addresses, ChannelHandlerContext ctx, InetAddress address) {
        boolean granted = addresses.enter(address);
        if (granted) {
            ctx.channel().closeFuture().addListener(_ -> addresses.leave(address));
        }
        return granted;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (!ctx.channel().isWritable()) {
            ctx.close();
        }
        ctx.fireChannelWritabilityChanged();
    }
}
