package app.parley.server;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client's WebSocket. Confined to its event loop. */
final class PeerSocket extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final long CLOSING_SECONDS = 2;

    private final ServerContext server;
    private final String id;
    private final boolean extended;
    private final MessageRules rules;
    /** Gone once it has been looked at: it holds the token. */
    private @Nullable Arrival arrival;

    private @Nullable ChannelHandlerContext context;
    private @Nullable Peer peer;
    private @Nullable EarlyFrames early;
    private @Nullable SocketWriter writer;
    private @Nullable IceRenewal renewal;
    private boolean closing;

    private record Arrival(SocketQuery query, InetAddress address) {}

    /** @param address where it comes from */
    PeerSocket(ServerContext server, SocketQuery query, InetAddress address) {
        this.server = server;
        this.id = query.id();
        this.extended = query.extended();
        this.arrival = new Arrival(query, address);
        this.rules = new MessageRules(
                server.registry(), extended, server.options().access().directory());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        SocketWriter to = new SocketWriter(
                ctx,
                server.doorkeeper().slowReaders(),
                sender -> server.registry().relay().dropped(sender, id),
                this::closePolitely);
        to.flushLater(); // the answer to the upgrade waits for it
        writer = to;
    }

    /** Claims the ID. What has come before is kept until that is done. */
    void begin() {
        ChannelHandlerContext ctx = context;
        SocketWriter to = writer;
        Arrival arrived = arrival;
        arrival = null;
        if (ctx == null
                || to == null
                || arrived == null
                || closing
                || !ctx.channel().isActive()) {
            return;
        }
        ErrorCode error = refusal(arrived);
        if (error == null) {
            claim(ctx, to, arrived);
        } else {
            refuse(error);
        }
    }

    /** The order of the checks is PeerJS's; the last are ours. */
    private @Nullable ErrorCode refusal(Arrival arrived) {
        SocketQuery query = arrived.query();
        if (id.isEmpty() || query.token().isEmpty() || query.key().isEmpty()) {
            return ErrorCode.MISSING_PARAMETER;
        }
        if (!query.key().equals(server.options().access().key())) {
            return ErrorCode.INVALID_KEY;
        }
        if (id.length() > PeerRegistry.LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            return ErrorCode.INVALID_ID;
        }
        boolean owned = server.registry().isOwned(id);
        return server.doorkeeper().claims().allows(arrived.address(), owned) ? null : ErrorCode.TOO_MANY_CLAIMS;
    }

    private void claim(ChannelHandlerContext ctx, Outbox outbox, Arrival arrived) {
        Optional<TokenHash> owner = server.proof().owner(id, arrived.query().token());
        if (owner.isEmpty()) {
            server.doorkeeper().claims().wasWrong(arrived.address());
            refuse(ErrorCode.INVALID_TOKEN);
            return;
        }
        Peer claimant = claimant(arrived, owner.get(), outbox);
        InetAddress address = arrived.address();
        server.registry().claim(claimant, welcome(), answer -> {
            if (answer == Claim.TAKEN) {
                server.doorkeeper().claims().wasWrong(address);
            }
            if (ctx.executor().inEventLoop()) {
                answered(ctx, claimant, answer);
            } else {
                ctx.executor().execute(() -> answered(ctx, claimant, answer));
            }
        });
    }

    private Peer claimant(Arrival arrived, TokenHash owner, Outbox outbox) {
        SocketQuery query = arrived.query();
        boolean keeps = extended || server.options().admission().keeping().plainToo();
        var wishes = new Peer.Wishes(extended && query.listed(), keeps && !query.fleeting());
        return new Peer(id, owner, outbox, wishes, server.doorkeeper().share(arrived.address()));
    }

    private void answered(ChannelHandlerContext ctx, Peer claimant, Claim answer) {
        switch (answer) {
            case OPENED, RESUMED -> {
                if (closing || !ctx.channel().isActive()) {
                    server.registry().release(claimant); // it left while the claim was under way
                } else {
                    server.registry().tally().claimed(answer == Claim.RESUMED, extended);
                    opened(ctx, claimant);
                }
            }
            case TAKEN -> {
                server.registry().tally().refused("id-taken");
                send(ServerMessages.idTaken());
                closePolitely();
            }
            case FULL -> refuse(ErrorCode.SERVER_FULL);
            case UNAVAILABLE -> refuse(ErrorCode.CLUSTER_UNAVAILABLE);
        }
    }

    private void opened(ChannelHandlerContext ctx, Peer claimant) {
        peer = claimant;
        if (extended) {
            renewal = new IceRenewal(server.iceServers(), claimant, ctx.executor());
            renewal.start();
        }
        EarlyFrames waiting = early;
        early = null;
        if (waiting != null) {
            waiting.all().forEach(it -> read(claimant, it));
        }
    }

    private byte[] welcome() {
        return extended ? ServerMessages.openExtended(server.iceServers().forPeer(id)) : ServerMessages.open();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame goodbye) {
            answer(ctx, goodbye);
            return;
        }
        if (closing) {
            return;
        }
        Peer present = peer;
        if (present != null) {
            server.registry().touch(present);
        }
        switch (frame) {
            case PingWebSocketFrame ping ->
                ctx.writeAndFlush(ServerFrames.pong(ctx.alloc(), ping.content()), ctx.voidPromise());
            case PongWebSocketFrame _ -> {}
            default -> {
                if (present == null) {
                    keep(frame);
                } else {
                    read(present, ByteBufUtil.getBytes(frame.content()));
                }
            }
        }
    }

    /** The claim is still under way. */
    private void keep(WebSocketFrame frame) {
        if (early == null) {
            early = new EarlyFrames(server.options().limits().frameBytes());
        }
        if (!early.add(ByteBufUtil.getBytes(frame.content()))) {
            closePolitely();
        }
    }

    /** Says the same (RFC 6455, 5.5.1), unless it was we who began. */
    private void answer(ChannelHandlerContext ctx, CloseWebSocketFrame goodbye) {
        release(); // first: a page that is loaded anew comes back as soon as it hears us
        if (closing) {
            ctx.close();
        } else {
            closing = true;
            ChannelFuture said = ctx.writeAndFlush(ServerFrames.close(ctx.alloc(), goodbye.content()));
            said.addListener(_ -> ctx.close());
            if (!said.isDone()) {
                closeSoon(ctx); // whoever reads nothing would stay for ever
            }
        }
    }

    private void read(Peer sender, byte[] frame) {
        try {
            count(rules.handle(sender, Envelope.read(frame)));
        } catch (MessageFormatException _) {
            server.registry().tally().refused(ErrorCode.BAD_MESSAGE.code());
            send(ServerMessages.error(ErrorCode.BAD_MESSAGE, extended));
        }
    }

    private void count(int messages) {
        ChannelHandlerContext ctx = context;
        FramePace pace = ctx == null || messages == 0 ? null : ctx.pipeline().get(FramePace.class);
        if (ctx != null && pace != null) {
            pace.count(ctx, messages);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        release();
        LogEvent.CLOSED.log();
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (closing) {
            return;
        }
        ErrorCode error = ErrorCode.ofFrame(cause);
        if (error == null) {
            ctx.close();
        } else {
            cut(ctx, error);
        }
    }

    /** The frame's end cannot be found any more: says why, reads no further, closes. */
    private void cut(ChannelHandlerContext ctx, ErrorCode error) {
        ctx.pipeline().addFirst(new Discarding());
        refuse(error);
    }

    private void refuse(ErrorCode error) {
        server.registry().tally().refused(error.code());
        send(ServerMessages.error(error, extended));
        closePolitely();
    }

    private void release() {
        if (peer != null) {
            server.registry().release(peer);
        }
        if (renewal != null) {
            renewal.stop();
        }
    }

    private void send(byte[] message) {
        SocketWriter to = writer;
        if (to != null) {
            to.send(message);
        }
    }

    /** As {@link Outbox#retire}. */
    void retire() {
        if (writer != null) {
            writer.retire();
        }
    }

    private void closePolitely() {
        ChannelHandlerContext ctx = context;
        if (closing || ctx == null) {
            return;
        }
        closing = true;
        release();
        ctx.writeAndFlush(ServerFrames.close(ctx.alloc()), ctx.voidPromise());
        // Left open for the answer: closed at once, unread input would make TCP throw away what we just said.
        closeSoon(ctx);
    }

    private static void closeSoon(ChannelHandlerContext ctx) {
        ctx.executor().schedule(() -> ctx.close(), CLOSING_SECONDS, TimeUnit.SECONDS);
    }
}
