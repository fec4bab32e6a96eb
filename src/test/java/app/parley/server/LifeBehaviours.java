package app.parley.server;

import app.parley.server.ServerPair.Setup;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How sockets live and end: reference/peerjs-protocol.md §2.1 and §2.2, with the npm server's defects. */
final class LifeBehaviours {
    private static final String ALICE = "alice < {\"type\":\"OPEN\"}\n";
    private static final String BOTH = ALICE + "bob < {\"type\":\"OPEN\"}\n";
    private static final String OPENED = "bob < {\"type\":\"OPEN\"}\n" + ALICE;
    private static final String BAD =
            "bob < {\"type\":\"ERROR\",\"payload\":{\"msg\":\"The message is not a JSON object\"}}\n";
    private static final String BROKEN =
            ALICE + "alice < {\"type\":\"ERROR\",\"payload\":{\"msg\":\"The frame breaks the WebSocket protocol\"}}\n"
                    + "alice < <closed>";
    private static final String DEAF = BOTH + "bob < <nothing>\nalice < <pong fence>";
    private static final String HEARD =
            "bob < <pong fence>\nalice < {\"type\":\"OFFER\",\"src\":\"bob\",\"dst\":\"alice\",\"payload\":1}\n"
                    + "alice < <pong fence>";

    static final List<Behaviour> ALL = List.of(
            Behaviour.of("EXPIRE", LifeBehaviours::expire),
            Behaviour.on(Setup.SHORT, "EXPIRE after the timeout of the option", LifeBehaviours::expireSoon),
            Behaviour.on(Setup.MOUNTED, "EXPIRE for whoever has the sender's ID now", LifeBehaviours::expireForHeir)
                    .differing(
                            "expire-heir",
                            BOTH.replace("bob", "carol") + "alice < <closed 1000>\nalice < {\"type\":\"OPEN\"}\n"
                                    + "carol < {\"type\":\"EXPIRE\",\"src\":\"bob\",\"dst\":\"carol\"}\n"
                                    + "alice < {\"type\":\"EXPIRE\",\"src\":\"bob\",\"dst\":\"alice\"}\n"
                                    + "alice < <pong fence>",
                            BOTH.replace("bob", "carol") + "alice < <closed 1000>\nalice < {\"type\":\"OPEN\"}\n"
                                    + "carol < {\"type\":\"EXPIRE\",\"src\":\"bob\",\"dst\":\"carol\"}\n"
                                    + "alice < <pong fence>"),
            Behaviour.on(Setup.SHORT, "silence", t -> {
                t.open("alice");
                long opened = System.nanoTime();
                t.silentUntilClosed("alice");
                t.note("not before 3 s: " + (millisSince(opened) > 2_900));
                t.ask("bob", "key=peerjs&token=other&id=alice~");
                t.hear("bob");
            }),
            Behaviour.on(Setup.SHORT, "HEARTBEAT is life", t -> alive(t, "{\"type\":\"HEARTBEAT\"}")),
            Behaviour.on(Setup.SHORT, "other messages are life", t -> alive(t, "{\"type\":\"X\"}"))
                    .differing(
                            "life",
                            OPENED + "alice < <closed>\nbob < <closed>",
                            OPENED + "alice < <closed>\nbob < <pong fence>"),
            Behaviour.of("resume", LifeBehaviours::resume)
                    .differing(
                            "resume",
                            BOTH + "new < <pong fence>\nalice < <pong fence>\n"
                                    + "new < {\"type\":\"OFFER\",\"src\":\"bob\",\"dst\":\"alice\",\"payload\":1}\n"
                                    + "new < <pong fence>",
                            BOTH + "new < {\"type\":\"OPEN\"}\nnew < <pong fence>\nalice < <closed>\n"
                                    + "new < {\"type\":\"OFFER\",\"src\":\"bob\",\"dst\":\"alice\",\"payload\":1}\n"
                                    + "new < <pong fence>"),
            Behaviour.of("LEAVE without dst", LifeBehaviours::leave)
                    .differing(
                            "leave",
                            BOTH + "alice < <pong fence>\nnew < {\"type\":\"OPEN\"}\n"
                                    + "bob < {\"type\":\"OFFER\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":\"zombie\"}\n"
                                    + "bob < <pong fence>",
                            BOTH + "alice < <closed>\nnew < {\"type\":\"OPEN\"}\nbob < <pong fence>"),
            Behaviour.of("close frees the ID", t -> {
                t.open("alice");
                t.write("alice", TestSocket.frame(0x88, new byte[0]));
                t.hear("alice");
                t.hear("alice");
                t.openOnceFree("alice");
            }),
            Behaviour.of("a reset frees the ID", t -> {
                t.open("alice");
                t.openOnceFree("alice");
            }),
            Behaviour.of("close is answered with its code", t -> {
                for (int code : List.of(1000, 1001, 3333)) {
                    String name = "alice-" + code;
                    t.open(name);
                    t.write(name, TestSocket.frame(0x88, new byte[] {(byte) (code >> 8), (byte) code, 'x'}));
                    t.hear(name);
                    t.hear(name);
                }
            }),
            Behaviour.of("ping", t -> {
                t.open("alice");
                t.write("alice", TestSocket.frame(0x89, "hello".getBytes(StandardCharsets.UTF_8)));
                t.hear("alice");
                t.write("alice", TestSocket.frame(0x8a, new byte[0]));
                t.settle("alice");
            }),
            Behaviour.of("not JSON", t -> bad(t, "{")).differing("bad-message", DEAF, BOTH + BAD + HEARD),
            Behaviour.of("null", t -> bad(t, "null")).differing("bad-message", DEAF, BOTH + BAD + HEARD),
            Behaviour.of("a string", t -> bad(t, "\"text\"")).differing("bad-message", DEAF, BOTH + BAD + HEARD),
            Behaviour.of("nothing at all", t -> bad(t, "")).differing("bad-message", DEAF, BOTH + BAD + HEARD),
            Behaviour.of("a list", t -> bad(t, "[]")).differing("bad-message", BOTH + HEARD, BOTH + BAD + HEARD),
            Behaviour.of("not UTF-8", t -> {
                        t.open("alice");
                        t.write("alice", TestSocket.frame(0x81, new byte[] {'"', (byte) 0xff, '"'}));
                        t.hear("alice");
                    })
                    .differing(
                            "bad-message",
                            ALICE + "alice < <closed 1007>",
                            (ALICE + BAD).strip().replace("bob", "alice")),
            Behaviour.of("unmasked frame", t -> broken(t, "8101aa"))
                    .differing("broken-frame", ALICE + "alice < <closed 1002>", BROKEN),
            Behaviour.of("reserved bit", t -> broken(t, "c18001020304"))
                    .differing("broken-frame", ALICE + "alice < <closed 1002>", BROKEN),
            Behaviour.of("unknown opcode", t -> broken(t, "838001020304"))
                    .differing("broken-frame", ALICE + "alice < <closed 1002>", BROKEN),
            Behaviour.of("over 100 MiB announced", t -> broken(t, "81ff0000000006400001"))
                    .differing(
                            "message-size",
                            ALICE + "alice < <closed 1009>",
                            BROKEN.replace("frame breaks the WebSocket protocol", "message is too big")));

    private LifeBehaviours() {}

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    /** The default timeout: 5 s, and some more until the queues are looked at. Once per receiver, for all its messages. */
    private static void expire(Transcript t) throws Exception {
        t.open("alice");
        long sent = System.nanoTime();
        t.message("alice", "OFFER", "bob", "1");
        t.message("alice", "CANDIDATE", "bob", "2");
        t.hear("alice");
        long waited = millisSince(sent);
        t.note("after 5 to 15 s: " + (waited > 4_900 && waited < 15_000));
        t.open("bob");
        t.settle("bob", "alice");
    }

    private static void expireSoon(Transcript t) throws Exception {
        t.open("alice", "carol");
        long sent = System.nanoTime();
        t.message("alice", "ANSWER", "bob", "1");
        t.message("carol", "OFFER", "bob", "1");
        t.hear("alice");
        t.note("after 0.3 s: " + (millisSince(sent) > 290));
        t.hear("carol");
        t.settle("alice", "carol");
    }

    private static void expireForHeir(Transcript t) throws Exception {
        t.open("alice", "carol");
        t.message("alice", "OFFER", "bob", "1");
        t.message("carol", "OFFER", "bob", "1");
        t.write("alice", TestSocket.frame(0x88, new byte[] {3, (byte) 0xe8}));
        t.hear("alice");
        t.openOnceFree("alice");
        t.hear("carol"); // told in the same turn, after alice
        t.settle("alice");
    }

    /** Bob says something four times a second while silent alice is given up. */
    private static void alive(Transcript t, String message) throws Exception {
        t.open("bob", "alice");
        t.socket("bob").fallSilent();
        var talking = Thread.ofVirtual().start(() -> {
            try {
                while (!Thread.interrupted()) {
                    t.send("bob", message);
                    TimeUnit.MILLISECONDS.sleep(250);
                }
            } catch (Exception _) {
                // closed, or the end
            }
        });
        t.silentUntilClosed("alice");
        talking.interrupt();
        talking.join();
        t.settle("bob");
    }

    private static void resume(Transcript t) throws Exception {
        t.open("alice", "bob");
        t.ask("new", "key=peerjs&token=t&id=alice~");
        t.settle("new", "alice");
        t.message("bob", "OFFER", "alice", "1");
        t.socket("bob").drain();
        t.settle("new");
    }

    private static void leave(Transcript t) throws Exception {
        t.open("alice", "bob");
        t.send("alice", "{\"type\":\"LEAVE\"}");
        t.settle("alice");
        t.ask("new", "key=peerjs&token=other&id=alice~");
        t.hear("new");
        t.message("alice", "OFFER", "bob", "\"zombie\"");
        t.settle("bob");
    }

    /** A bad message of bob's, then a good one. */
    private static void bad(Transcript t, String text) throws Exception {
        t.open("alice", "bob");
        t.send("bob", text);
        t.message("bob", "OFFER", "alice", "1");
        t.settleOrDeaf("bob");
        t.settle("alice");
    }

    private static void broken(Transcript t, String frame) throws Exception {
        t.open("alice");
        t.write("alice", HexFormat.of().parseHex(frame));
        if (!t.hear("alice").startsWith("<closed")) {
            t.hear("alice");
        }
    }
}
