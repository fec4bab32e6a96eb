package app.parley.server;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Locale;
import java.util.UUID;

/** Answers HTTP requests, or hands a connection over to the WebSocket part. */
@ChannelHandler.Sharable
final class HttpRoutes extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final ServerContext server;
    private final WebSocketUpgrade upgrade;
    private final String root;
    private final GuestPage guestPage;
    private final OperatorPages operatorPages;

    HttpRoutes(ServerContext server, OperatorPages operatorPages) {
        this.server = server;
        this.upgrade = new WebSocketUpgrade(server);
        this.root = server.options().listen().path();
        this.guestPage = new GuestPage(server.options().access().key());
        this.operatorPages = operatorPages;
    }

    /** What becomes of requests for a WebSocket. */
    WebSocketUpgrade upgrade() {
        return upgrade;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            close(ctx, HttpAnswers.refusal(HttpResponseStatus.BAD_REQUEST));
        } else if (WebSocketUpgrade.isWanted(request)) {
            upgrade.handle(ctx, request);
        } else {
            FullHttpResponse response = route(request);
            boolean below = isBelowRoot(path(request));
            if (below) {
                server.cors().answer(request.headers(), response.headers());
            }
            if (below && request.method().equals(HttpMethod.OPTIONS)) {
                server.cors().preflight(request.headers(), response.headers());
            }
            send(ctx, request, response);
        }
    }

    private FullHttpResponse route(FullHttpRequest request) {
        String path = path(request);
        boolean below = isBelowRoot(path);
        if (below && request.method().equals(HttpMethod.OPTIONS)) {
            return HttpAnswers.noContent();
        }
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        if (!reads || !below) {
            return HttpAnswers.notFound(request.method(), path);
        }
        String rest = whole(path).substring(root.length());
        if (rest.isEmpty()) {
            return HttpAnswers.root();
        }
        // Any word does for the key here: the npm server compares it for sockets only.
        return switch (rest.toLowerCase(Locale.ROOT).replaceFirst("^[^/]+//?", "")) {
            case "id/" -> HttpAnswers.id(freshId());
            case "peers/" -> peers();
            default ->
                operatorPages
                        .answer(rest)
                        .or(() -> guestPage.answer(path.substring(root.length()), request))
                        .orElseGet(() -> HttpAnswers.notFound(request.method(), path));
        };
    }

    private boolean isBelowRoot(String path) {
        return whole(path).regionMatches(true, 0, root, 0, root.length());
    }

    private static String whole(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    private FullHttpResponse peers() {
        if (!server.options().access().allowDiscovery()) {
            return HttpAnswers.unauthorized();
        }
        return HttpAnswers.peers(server.registry().roster().json());
    }

    private String freshId() {
        String id;
        do {
            id = UUID.randomUUID().toString();
        } while (server.registry().isConnected(id));
        return id;
    }

    static String path(HttpRequest request) {
        String uri = request.uri();
        int end = uri.indexOf('?');
        return end < 0 ? uri : uri.substring(0, end);
    }

    static void send(ChannelHandlerContext ctx, FullHttpRequest request, FullHttpResponse response) {
        if (request.method().equals(HttpMethod.HEAD)) {
            response.content().clear(); // its length stays in the header
        }
        if (HttpUtil.isKeepAlive(request)) {
            HttpUtil.setKeepAlive(response.headers(), request.protocolVersion(), true);
            ctx.writeAndFlush(response);
        } else {
            close(ctx, response);
        }
    }

    static void close(ChannelHandlerContext ctx, FullHttpResponse response) {
        response.headers().set(HttpHeaderNames.CONNECTION, "close");
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close(); // reset by the other side, or not HTTP at all
    }
}
