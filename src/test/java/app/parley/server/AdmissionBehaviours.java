package app.parley.server;

import app.parley.server.ServerPair.Setup;
import java.util.List;

/** Who is let in: reference/peerjs-protocol.md §2, the order of checks. */
final class AdmissionBehaviours {
    private static final String INVALID_ID = "? < {\"type\":\"ERROR\",\"payload\":{\"msg\":\"The id is too long or"
            + " holds control characters\"}}\n? < <closed>";

    static final List<Behaviour> ALL = List.of(
            Behaviour.of("something is missing", t -> {
                for (String query : List.of(
                        "", "id=a~&token=t", "id=a~&key=peerjs", "token=t&key=peerjs", "id=&token=t&key=peerjs")) {
                    refused(t, query);
                }
            }),
            Behaviour.of("wrong key", t -> refused(t, "id=a~&token=t&key=wrong")),
            Behaviour.of("order of the checks", t -> {
                t.open("alice");
                refused(t, "id=alice~&token=other&key=wrong");
                refused(t, "id=alice~&token=&key=wrong");
                t.settle("alice");
            }),
            Behaviour.of("ID taken", t -> {
                t.open("alice");
                refused(t, "id=alice~&token=other&key=peerjs");
                t.settle("alice");
            }),
            Behaviour.on(Setup.FULL, "concurrent limit, and peers with discovery", t -> {
                t.http("GET", "/west/peers");
                t.open("alice");
                t.http("GET", "/x/peers");
                refused(t, "id=bob~&token=t&key=west");
                refused(t, "id=bob~&token=t&key=peerjs");
                refused(t, "id=alice~&token=other&key=west");
                t.settle("alice");
            }),
            Behaviour.on(Setup.MOUNTED, "custom key", t -> {
                t.open("alice");
                refused(t, "id=a~&token=t&key=peerjs");
                refused(t, "id=a~&token=t&key=North");
            }),
            Behaviour.on(Setup.MOUNTED, "sockets below a path", t -> {
                t.upgrade("/my/app/peerjs?key=north&token=t&id=" + t.id("a"));
                t.upgrade("/my/app/peerjs/?key=north&token=t&id=" + t.id("b"));
                t.upgrade("/peerjs?key=north&token=t&id=" + t.id("c"));
                t.upgrade("/my/app/north?key=north&token=t&id=" + t.id("d"));
            }),
            Behaviour.of("unknown parameters", t -> opens(t, "x=1&key=peerjs&ext=0&token=t&id=a~&version=9&y")),
            Behaviour.of("a parameter given twice", t -> {
                t.ask("a", "key=wrong&key=peerjs&token=t&token=u&id=a~&id=b~");
                t.hear("a");
                refused(t, "key=peerjs&token=t&id=b~");
                refused(t, "key=peerjs&token=u&id=a~&key=wrong");
            }),
            Behaviour.of("odd IDs are whole", t -> {
                oddId(t, "a;b", "a;b");
                oddId(t, "a%20b", "a b");
                oddId(t, "c+d", "c d");
                oddId(t, "%C3%A9%F0%9F%98%80", "é😀");
                oddId(t, "%22%5C%2F%3C", "\\\"\\\\/<");
                oddId(t, "a%26b%3Dc", "a&b=c");
                oddId(t, "-", "-");
            }),
            Behaviour.of("an ID that cannot be decoded", t -> refused(t, "key=peerjs&token=t&id=%zz"))
                    .differing(
                            "undecodable",
                            "? < {\"type\":\"OPEN\"}",
                            "? < {\"type\":\"ERROR\",\"payload\":{\"msg\":\"No id, token, or key supplied to"
                                    + " websocket server\"}}\n? < <closed>"),
            Behaviour.of("an ID too long", t -> refused(t, "key=peerjs&token=t&id=" + "x".repeat(65)))
                    .differing("id-bounds", "? < {\"type\":\"OPEN\"}", INVALID_ID),
            Behaviour.of("control characters in an ID", t -> refused(t, "key=peerjs&token=t&id=a%0Ab"))
                    .differing("id-bounds", "? < {\"type\":\"OPEN\"}", INVALID_ID),
            Behaviour.of("the longest ID of Parley's", t -> opens(t, "key=peerjs&token=t&id=" + "y".repeat(64))),
            Behaviour.of("asked for the extension", t -> opens(t, "key=peerjs&token=t&id=a~&ext=1"))
                    .differing(
                            "extension", "a < {\"type\":\"OPEN\"}", "a < {\"type\":\"OPEN\",\"payload\":{\"ext\":1}}"));

    private AdmissionBehaviours() {}

    private static void opens(Transcript t, String query) throws Exception {
        t.ask("a", query);
        t.hear("a");
    }

    private static void refused(Transcript t, String query) throws Exception {
        t.ask("?", query);
        if (!t.hear("?").contains("OPEN")) {
            t.hear("?");
        }
    }

    /** Opens with the ID in the URL and has it said by the server. */
    private static void oddId(Transcript t, String inUrl, String inJson) throws Exception {
        t.ask("a", "key=peerjs&token=t&id=" + inUrl + "~");
        t.hear("a");
        t.send("a", "{\"type\":\"OFFER\",\"dst\":\"" + inJson + "~\"}");
        t.hear("a");
    }
}
