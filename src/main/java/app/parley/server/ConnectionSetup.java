package app.parley.server;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;

/** Builds each connection's pipeline: gate, TLS if any, HTTP codec, deadline, routes. {@link WebSocketUpgrade} changes it later. */
@ChannelHandler.Sharable
final class ConnectionSetup extends ChannelInitializer<SocketChannel> {
    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final int LONGEST_BODY = 8 * 1024;

    private final ServerContext server;
    private final ConnectionGate gate;
    private final HttpRoutes routes;
    private final Operations operations;

    ConnectionSetup(ServerContext server, ConnectionGate gate, Operations operations) {
        this.server = server;
        this.gate = gate;
        this.operations = operations;
        this.routes = new HttpRoutes(server, operations.pages());
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        var decoding = new HttpDecoderConfig()
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxChunkSize(LONGEST_BODY);
        channel.pipeline().addLast(gate);
        operations.secure(channel.pipeline());
        channel.pipeline()
                .addLast(new HttpServerCodec(decoding))
                .addLast(new HttpObjectAggregator(LONGEST_BODY, true))
                .addLast(new RequestDeadline(
                        server.options().timeouts().handshake(),
                        server.registry().tally()))
                .addLast(routes);
    }
}
