package app.parley.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** A second port with nothing but the operator's pages, so that these need not be public. No TLS. */
final class OperatorListener implements AutoCloseable {
    private static final int LONGEST_BODY = 1024;

    private final OperatorPages pages;
    private final Duration patience;
    private final Tally tally;
    private final Channel channel;

    /**
     * @param patience how long a request may take to arrive
     * @throws IOException if the address cannot be had
     */
    OperatorListener(
            OperatorPages pages, Duration patience, Tally tally, EventLoopGroup loops, OperationOptions.Metrics where)
            throws IOException {
        this.pages = pages;
        this.patience = patience;
        this.tally = tally;
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(Transport.best().listener())
                .childHandler(new Setup())
                .bind(new InetSocketAddress(where.host(), where.port()))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new ListenException(ListenException.Door.METRICS, where.port(), bound.cause());
        }
        channel = bound.channel();
        LogEvent.METRICS_LISTENING.log("port", port());
    }

    int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
    }

    private final class Setup extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel connection) {
            connection
                    .pipeline()
                    .addLast(new HttpServerCodec())
                    .addLast(new HttpObjectAggregator(LONGEST_BODY, true))
                    .addLast(new RequestDeadline(patience, tally))
                    .addLast(new Pages());
        }
    }

    @ChannelHandler.Sharable
    private final class Pages extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
            HttpRoutes.send(ctx, request, answer(request));
        }

        private FullHttpResponse answer(FullHttpRequest request) {
            String path = HttpRoutes.path(request);
            boolean reads =
                    request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
            String rest = path.replaceFirst("^/+", "").replaceFirst("/*$", "/");
            return (reads ? pages.answer(rest) : Optional.<FullHttpResponse>empty())
                    .orElseGet(() -> HttpAnswers.notFound(request.method(), path));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
