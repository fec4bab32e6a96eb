package app.parley;

import app.parley.server.EmbeddedServer;
import app.parley.signaling.InvalidServerUrlException;
import app.parley.signaling.ServerLocator;
import app.parley.signaling.ServerUrl;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which signaling server is used: a named one, or the one that all Parleys of this computer share. May be changed at any
 * time; thread-safe, and blocking, as {@link EmbeddedServer} is.
 */
public final class ServerChoice implements ServerLocator, AutoCloseable {
    /** Gives the directory in which the Parleys of this computer meet. */
    @FunctionalInterface
    public interface RuntimeDirectoryOpener {
        Path open() throws IOException;
    }

    private final RuntimeDirectoryOpener directory;
    private Optional<ServerUrl> named = Optional.empty();
    private @Nullable EmbeddedServer embedded;
    private int port;
    private boolean open;

    /** Begins with the server of this computer, closed to the network. */
    public ServerChoice(RuntimeDirectoryOpener directory) {
        this.directory = directory;
    }

    /** From now on, this server; the computer's own is left. */
    public synchronized void useNamed(ServerUrl url) {
        named = Optional.of(url);
        closeEmbedded();
    }

    /**
     * From now on, the server of this computer.
     *
     * @param network whether other machines are let in
     * @throws IOException if it cannot be opened to the network; nothing has changed then
     */
    public synchronized void useEmbedded(boolean network) throws IOException {
        if (embedded != null) {
            embedded.openToNetwork(network);
        }
        open = network;
        named = Optional.empty();
    }

    @Override
    public synchronized ServerUrl locate() throws IOException {
        if (named.isPresent()) {
            return named.get();
        }
        if (embedded == null) {
            embedded = new EmbeddedServer(directory.open());
            embedded.openToNetwork(open);
        }
        try {
            ServerUrl url = ServerUrl.parse(embedded.joinOrStart().toString());
            port = url.port();
            return url;
        } catch (InvalidServerUrlException | RuntimeException e) {
            // Whatever it is, another attempt may do: the client goes on after an IOException only.
            throw new IOException(e);
        }
    }

    /** What others type as their server; empty before the first {@link #locate} and where it is not open. */
    public synchronized List<String> addresses() throws IOException {
        if (!isOpen() || named.isPresent() || port == 0) {
            return List.of();
        }
        return networkHosts().stream().map(host -> "ws://" + host + ":" + port).toList();
    }

    /**
     * Whether the embedded server lets other machines in now, be it that another Parley runs it and has chosen so.
     *
     * @throws IOException if it cannot be told
     */
    public synchronized boolean isOpen() throws IOException {
        return embedded == null ? open : embedded.isOpen();
    }

    private static List<String> networkHosts() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(ServerChoice::isUsable)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .toList();
    }

    /**
     * What a guest opens in a browser to call {@code id}, best first; empty where the server has no such page, and
     * before the first {@link #locate}.
     *
     * @param ours whether the server has shown that it is one of ours
     */
    public synchronized List<String> guestLinks(String id, boolean ours) throws IOException {
        if (!ours || (named.isEmpty() && port == 0)) {
            return List.of();
        }
        if (named.isPresent()) {
            return List.of(named.get().guestPage(id).toString());
        }
        List<String> hosts = isOpen() ? networkHosts() : List.of();
        return (hosts.isEmpty() ? List.of("127.0.0.1") : hosts)
                .stream()
                        .map(host -> new ServerUrl(false, host, port, "/", ServerUrl.DEFAULT_KEY))
                        .map(url -> url.guestPage(id).toString())
                        .toList();
    }

    @Override
    public synchronized void close() {
        closeEmbedded();
    }

    private void closeEmbedded() {
        EmbeddedServer old = embedded;
        embedded = null;
        if (old != null) {
            old.close();
        }
    }

    private static boolean isUsable(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }
}
