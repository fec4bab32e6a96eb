package app.parley.server;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.util.Optional;

/** Linux's epoll through Netty's native part. To be touched only where {@link ServerLibraries#hasEpoll}. */
final class EpollTransport {
    private EpollTransport() {}

    /** Empty where the native part does not load: another system or processor, or no place to unpack it. */
    static Optional<Transport> ifAvailable() {
        return Epoll.isAvailable()
                ? Optional.of(new Transport("epoll", EpollIoHandler.newFactory(), EpollServerSocketChannel.class))
                : Optional.empty();
    }
}
