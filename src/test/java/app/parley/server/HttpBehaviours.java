package app.parley.server;

import app.parley.server.ServerPair.Setup;
import java.util.List;

/** What the HTTP part does: reference/peerjs-protocol.md §1. */
final class HttpBehaviours {
    private static final String A = "Origin: http://a.example";
    private static final String C = "Origin: http://c.example";
    private static final String UPGRADE = "Connection: Upgrade";
    private static final String WEBSOCKET = "Upgrade: websocket";
    private static final String VERSION = "Sec-WebSocket-Version: 13";
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    private static final String SOCKET = "/peerjs?key=peerjs&token=t&id=";

    static final List<Behaviour> ALL = List.of(
            Behaviour.of("root", t -> gets(t, "/", "/?ts=1")),
            Behaviour.of("fresh id", t -> gets(t, "/peerjs/id", "/peerjs/id?ts=17&version=1.5.5")),
            Behaviour.of("fresh id whatever the key", t -> gets(t, "/any-word/id", "/a%20b/id", "/%C3%A9/id")),
            Behaviour.of("fresh id, paths that mean the same", t -> gets(t, "/peerjs/id/", "/peerjs/ID", "/p//id")),
            Behaviour.of("key that cannot be decoded", t -> t.httpHeader("x", "GET", "/%zz/id"))
                    .differing("undecodable", "GET /%zz/id -> 400; x: ", "GET /%zz/id -> 200; x: "),
            Behaviour.of("peers without discovery", t -> gets(t, "/peerjs/peers", "/x/peers/")),
            Behaviour.of("not found", t -> gets(t, "/foo", "/peerjs", "/peerjs/", "/id", "//id", "/a/b/id", "/a/b")),
            Behaviour.of("not found, quoted", t -> gets(t, "/<b>", "/a&'b", "/a?<b>")),
            Behaviour.of("other methods", HttpBehaviours::otherMethods),
            Behaviour.of("HEAD", t -> {
                t.http("HEAD", "/");
                t.http("HEAD", "/peerjs/id");
                t.http("HEAD", "/foo");
            }),
            Behaviour.of("any origin by default", t -> {
                t.http("GET", "/peerjs/id", A);
                t.http("GET", "/", C);
                t.http("GET", "/peerjs/peers", "Origin: null");
            }),
            Behaviour.of("OPTIONS", t -> {
                t.http("OPTIONS", "/peerjs/id", A, "Access-Control-Request-Headers: x-a, x-b");
                t.http("OPTIONS", "/", A);
                t.http("OPTIONS", "/foo");
            }),
            Behaviour.of("OPTIONS, its length", t -> t.httpHeader("content-length", "OPTIONS", "/", A))
                    .differing(
                            "options-length",
                            "OPTIONS / -> 204; content-length: 0",
                            "OPTIONS / -> 204; content-length: "),
            Behaviour.of("ETag", t -> t.httpHeader("etag", "GET", "/"))
                    .differing(
                            "banner",
                            "GET / -> 200; etag: W/\"8c-OP0zOSq0rX5Ungn973BP6obbpvw\"",
                            "GET / -> 200; etag: "),
            Behaviour.of("X-Powered-By", t -> t.httpHeader("x-powered-by", "GET", "/"))
                    .differing("banner", "GET / -> 200; x-powered-by: Express", "GET / -> 200; x-powered-by: "),
            Behaviour.on(Setup.MOUNTED, "below a path", t -> gets(t, "/my/app", "/my/app/", "/my/app/north/id")),
            Behaviour.on(Setup.MOUNTED, "outside of its path", HttpBehaviours::outside),
            Behaviour.on(Setup.MOUNTED, "listed origins", HttpBehaviours::listedOrigins),
            Behaviour.on(Setup.UNSLASHED, "path without a slash", HttpBehaviours::unslashed)
                    .differing(
                            "path-slash",
                            "GET /my/ -> 404; x: \nupgrade /my/peerjs?key=peerjs&token=t&id=a -> "
                                    + "HTTP/1.1 101 Switching Protocols",
                            "GET /my/ -> 200; x: \nupgrade /my/peerjs?key=peerjs&token=t&id=a -> "
                                    + "HTTP/1.1 101 Switching Protocols"),
            Behaviour.on(Setup.ENVIRONMENT, "path from the environment", t -> {
                gets(t, "/env", "/");
                t.upgrade("/env" + SOCKET + t.id("a"));
                t.upgrade(SOCKET + t.id("b"));
            }),
            Behaviour.of("sockets on the exact path only", HttpBehaviours::socketPaths),
            Behaviour.of("handshakes that lack something", HttpBehaviours::lacking),
            Behaviour.of("what a refused handshake reads", t -> t.http("GET", SOCKET, UPGRADE, WEBSOCKET, VERSION))
                    .differing(
                            "refusal-text",
                            "GET " + SOCKET + " -> 400; content-type: text/html; content-length: 43; "
                                    + "Missing or invalid Sec-WebSocket-Key header",
                            "GET " + SOCKET + " -> 400; content-type: text/html; content-length: 11; Bad Request"),
            Behaviour.of(
                            "draft version 8",
                            t -> t.httpHeader(
                                    "upgrade", "GET", SOCKET, UPGRADE, WEBSOCKET, KEY, "Sec-WebSocket-Version: 8"))
                    .differing(
                            "draft-8",
                            "GET " + SOCKET + " -> 101; upgrade: websocket",
                            "GET " + SOCKET + " -> 400; upgrade: "),
            Behaviour.of("another Upgrade", t -> t.httpHeader("x", "GET", "/", UPGRADE, "Upgrade: h2c"))
                    .differing("other-upgrade", "GET / -> 400; x: ", "GET / -> 200; x: "),
            Behaviour.of(
                    "a subprotocol",
                    t -> t.httpHeader(
                            "sec-websocket-protocol",
                            "GET",
                            SOCKET,
                            UPGRADE,
                            WEBSOCKET,
                            VERSION,
                            KEY,
                            "Sec-WebSocket-Protocol: chat, other")),
            Behaviour.of(
                    "compression is not taken up",
                    t -> t.httpHeader(
                            "sec-websocket-extensions",
                            "GET",
                            SOCKET,
                            UPGRADE,
                            WEBSOCKET,
                            VERSION,
                            KEY,
                            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")));

    private HttpBehaviours() {}

    private static void gets(Transcript t, String... targets) throws Exception {
        for (String target : targets) {
            t.http("GET", target);
        }
    }

    private static void otherMethods(Transcript t) throws Exception {
        t.http("POST", "/peerjs/id");
        t.http("DELETE", "/");
        t.http("PUT", "/peerjs/peers");
        t.http("POST", "/peerjs/x/y/offer");
    }

    private static void outside(Transcript t) throws Exception {
        gets(t, "/", "/north/id", "/my", "/my/apple", "/my/app/id");
        t.http("GET", "/elsewhere", "Origin: http://a.example");
        t.http("OPTIONS", "/elsewhere", "Origin: http://a.example");
    }

    private static void listedOrigins(Transcript t) throws Exception {
        for (String origin : List.of("http://a.example", "http://b.example", "http://c.example", "null")) {
            t.http("GET", "/my/app/", "Origin: " + origin);
            t.http("OPTIONS", "/my/app/north/id", "Origin: " + origin, "Access-Control-Request-Headers: x-a");
        }
        t.http("GET", "/my/app/");
    }

    private static void unslashed(Transcript t) throws Exception {
        t.httpHeader("x", "GET", "/my/");
        t.upgrade("/my" + SOCKET + "a");
    }

    private static void socketPaths(Transcript t) throws Exception {
        for (String path : List.of("/peerjs/", "/", "/peerjs/id", "/PeerJS", "/x/peerjs", "//peerjs", "/peerjsx")) {
            t.upgrade(path + SOCKET.substring("/peerjs".length()) + t.id("a"));
        }
    }

    private static void lacking(Transcript t) throws Exception {
        t.httpHeader("connection", "GET", SOCKET, UPGRADE, WEBSOCKET, VERSION);
        t.httpHeader("connection", "GET", SOCKET, UPGRADE, WEBSOCKET, KEY);
        t.httpHeader("connection", "GET", SOCKET, UPGRADE, WEBSOCKET, KEY, "Sec-WebSocket-Version: 14");
        t.httpHeader("connection", "GET", SOCKET, UPGRADE, WEBSOCKET, VERSION, "Sec-WebSocket-Key: short");
        t.httpHeader("connection", "POST", SOCKET, UPGRADE, WEBSOCKET, VERSION, KEY);
        t.httpHeader("x", "GET", "/", WEBSOCKET, VERSION, KEY);
    }
}
