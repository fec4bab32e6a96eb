package app.parley.server;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;

/**
 * Builds each connection's pipeline: gate, TLS if any, HTTP codec, deadline, entrance. {@link Entrance} and
 * {@link WebSocketUpgrade} change it later.
 */
@ChannelHandler.Sharable
final class ConnectionSetup extends ChannelInitializer<SocketChannel> {
    private static final int LONGEST_LINE = 4096;
    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final int LONGEST_CHUNK = 8 * 1024;

    private final ServerContext server;
    private final ConnectionGate gate;
    private final HttpRoutes routes;
    private final Operations operations;
    private final HttpDecoderConfig decoding = new HttpDecoderConfig()
            .setMaxInitialLineLength(LONGEST_LINE)
            .setMaxHeaderSize(LONGEST_HEADERS)
            .setMaxChunkSize(LONGEST_CHUNK);

    ConnectionSetup(ServerContext server, ConnectionGate gate, Operations operations) {
        this.server = server;
        this.gate = gate;
        this.operations = operations;
        this.routes = new HttpRoutes(server, operations.pages());
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        channel.pipeline().addLast(gate);
        operations.secure(channel.pipeline());
        channel.pipeline()
                .addLast(new HttpServerCodec(decoding))
                .addLast(new RequestDeadline(
                        server.options().timeouts().handshake(),
                        server.registry().tally()))
                .addLast(new RequestPace(server.options().limits().messageRate()))
                .addLast(new Entrance(routes));
    }
}
