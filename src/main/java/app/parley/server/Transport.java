package app.parley.server;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.Optional;

/**
 * How sockets are read and written.
 *
 * @param name {@code epoll} or {@code nio}
 * @param io makes what each event loop waits with
 * @param listener the class of listening sockets that goes with it
 */
record Transport(String name, IoHandlerFactory io, Class<? extends ServerChannel> listener) {
    /** Native epoll where it is aboard and works, else the JDK's own. */
    static Transport best() {
        Optional<Transport> epoll = ServerLibraries.hasEpoll() ? EpollTransport.ifAvailable() : Optional.empty();
        return epoll.orElseGet(() -> new Transport("nio", NioIoHandler.newFactory(), NioServerSocketChannel.class));
    }
}
