package app.parley.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What each address may take, and from which pages sockets are taken. Thread-safe. */
final class Doorkeeper {
    private final boolean proxied;
    private final boolean loopbackToo;
    private final AddressLimit connections;
    private final ClaimLimits claims;
    private final SlowReaders slowReaders;
    private final Origins origins;

    /** @param millis a monotonic clock */
    Doorkeeper(ServerOptions options, LongSupplier millis) {
        var limits = options.limits();
        var admission = options.admission();
        proxied = options.listen().proxied();
        loopbackToo = admission.claims().loopbackToo();
        connections = new AddressLimit(limits.connectionsPerAddress(), loopbackToo);
        claims = new ClaimLimits(admission.claims(), millis);
        slowReaders = new SlowReaders(
                limits.outbound().bytesForOne(),
                limits.outbound().bytesInAll(),
                options.timeouts().alive());
        origins = new Origins(admission.origins());
    }

    ClaimLimits claims() {
        return claims;
    }

    SlowReaders slowReaders() {
        return slowReaders;
    }

    Origins origins() {
        return origins;
    }

    /** Counts a connection just accepted; false if its address has too many. */
    boolean admits(ChannelHandlerContext ctx) {
        // Behind a proxy all have the proxy's address: there the request's header is counted instead.
        return proxied || enter(ctx, addressOf(ctx.channel()));
    }

    /** Counts a socket about to open, where {@link #admits} could not; false if its address has too many. */
    boolean admits(ChannelHandlerContext ctx, HttpHeaders request) {
        return !proxied || enter(ctx, addressOf(ctx.channel(), request));
    }

    /** Where a socket comes from, as far as we believe it. */
    InetAddress addressOf(Channel channel, HttpHeaders request) {
        InetAddress forwarded = proxied ? forwarded(request.getAll("X-Forwarded-For")) : null;
        return forwarded == null ? addressOf(channel) : forwarded;
    }

    /** In whose share of what is kept {@code address} counts; null for loopback, by which everybody behind a proxy comes. */
    @Nullable
    Long share(InetAddress address) {
        return address.isLoopbackAddress() && !loopbackToo ? null : AddressLimit.key(address);
    }

    private boolean enter(ChannelHandlerContext ctx, InetAddress address) {
        boolean granted = connections.enter(address);
        if (granted && connections.counts(address)) {
            ctx.channel().closeFuture().addListener(_ -> connections.leave(address));
        }
        return granted;
    }

    /** In-process channels have no address and are ourselves. */
    private static InetAddress addressOf(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    /** The last entry is the one our own proxy wrote, be it in a line of its own; those before it are what the client claims. */
    private static @Nullable InetAddress forwarded(List<String> headers) {
        String header = headers.isEmpty() ? "" : headers.getLast();
        return NetUtil.createInetAddressFromIpAddressString(
                header.substring(header.lastIndexOf(',') + 1).strip());
    }
}
