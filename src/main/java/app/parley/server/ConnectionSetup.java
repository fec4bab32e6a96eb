package app.parley.server;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;

/** Builds each connection's pipeline: gate, HTTP codec, deadline, routes. {@link WebSocketUpgrade} changes it later. */
@ChannelHandler.Sharable
final class ConnectionSetup extends ChannelInitializer<SocketChannel> {
    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final int LONGEST_BODY = 8 * 1024;

    private final ServerContext server;
    private final ConnectionGate gate;
    private final HttpRoutes routes;

    ConnectionSetup(ServerContext server, ConnectionGate gate) {
        this.server = server;
        this.gate = gate;
        this.routes = new HttpRoutes(server);
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        var decoding = new HttpDecoderConfig()
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxChunkSize(LONGEST_BODY);
        channel.pipeline()
                .addLast(gate)
                .addLast(new HttpServerCodec(decoding))
                .addLast(new HttpObjectAggregator(LONGEST_BODY, true))
                .addLast(new RequestDeadline(server.options().timeouts().handshake()))
                .addLast(routes);
    }
}
