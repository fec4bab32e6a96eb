package app.parley.server;

import app.parley.server.ServerPair.Setup;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What becomes of messages: reference/peerjs-protocol.md §2.1 and the queue of §2.2. */
final class RelayBehaviours {
    private static final String OPENED = "alice < {\"type\":\"OPEN\"}\n";
    private static final String BOTH = OPENED + "bob < {\"type\":\"OPEN\"}\n";
    private static final String FENCES = "alice < <pong fence>\nbob < <pong fence>";

    static final List<Behaviour> ALL = List.of(
            Behaviour.of("OFFER", t -> forwarded(t, "OFFER")),
            Behaviour.of("ANSWER", t -> forwarded(t, "ANSWER")),
            Behaviour.of("CANDIDATE", t -> forwarded(t, "CANDIDATE")),
            Behaviour.of("LEAVE with dst", t -> forwarded(t, "LEAVE")),
            Behaviour.of("EXPIRE from a client", t -> nowhere(t, "\"EXPIRE\""))
                    .differing(
                            "forged-expire",
                            BOTH + "alice < <pong fence>\nbob < {\"type\":\"EXPIRE\",\"src\":\"alice\",\"dst\":"
                                    + "\"bob\",\"payload\":1}\nbob < <pong fence>",
                            BOTH + FENCES),
            Behaviour.of("HEARTBEAT", t -> nowhere(t, "\"HEARTBEAT\"")),
            Behaviour.of("OPEN from a client", t -> nowhere(t, "\"OPEN\"")),
            Behaviour.of("ERROR and ID-TAKEN from a client", t -> nowhere(t, "\"ERROR\"", "\"ID-TAKEN\"")),
            Behaviour.of("unknown types", t -> nowhere(t, "\"X\"", "\"offer\"", "\"WATCH\"", "\"DIRECTORY\"")),
            Behaviour.of("types that are no string", t -> nowhere(t, "null", "7", "[\"OFFER\"]", "{}", "true")),
            Behaviour.of(
                    "payload untouched",
                    t -> relayed(
                            t,
                            "{\"a\":[1,2.5,-3,1e+21,true,null,\"é😀\\\"\\\\\\n\"],\"type\":\"OFFER\",\"src\":\"x\",\"\":{}}")),
            Behaviour.of("payloads of other kinds", t -> relayed(t, "null", "0", "\"\"", "[]", "{}", "false")),
            Behaviour.of("payload as it was written", t -> relayed(t, "{ \"a\" : 1.0, \"b\": \"\\u00e9\" }"))
                    .differing(
                            "payload-bytes",
                            BOTH + "alice < <pong fence>\n" + offer("{\"a\":1,\"b\":\"é\"}") + "bob < <pong fence>",
                            BOTH + "alice < <pong fence>\n" + offer("{ \"a\" : 1.0, \"b\": \"\\u00e9\" }")
                                    + "bob < <pong fence>"),
            Behaviour.of("no payload", t -> {
                t.open("alice", "bob");
                t.send("alice", "{\"type\":\"OFFER\",\"dst\":\"bob~\"}");
                t.settle("alice", "bob");
            }),
            Behaviour.of("to oneself", t -> {
                t.open("alice");
                t.message("alice", "OFFER", "alice", "1");
                t.settle("alice");
            }),
            Behaviour.of("JSON in a binary frame", t -> {
                t.open("alice", "bob");
                String text = RunningServer.message("OFFER", t.id("bob"), "\"é\"");
                t.socket("alice").sendBinary(text.getBytes(StandardCharsets.UTF_8));
                t.settle("alice", "bob");
            }),
            Behaviour.of("a message in fragments", RelayBehaviours::fragments),
            Behaviour.of("60 KB", t -> relayed(t, '"' + "x".repeat(60_000) + '"')),
            Behaviour.of("200 KB", RelayBehaviours::big)
                    .differing(
                            "message-size",
                            BOTH + "alice < <pong fence>\nbob < 200000",
                            BOTH + "alice < {\"type\":\"ERROR\",\"payload\":{\"msg\":\"The message is too big\"}}\n"
                                    + "alice < <closed>"),
            Behaviour.of("dst that names nobody", t -> odd(t, "null", "\"\"")),
            Behaviour.of("no dst", t -> {
                t.open("alice");
                t.send("alice", "{\"type\":\"OFFER\",\"payload\":1}");
                t.send("alice", "{\"type\":\"CANDIDATE\"}");
                t.settle("alice");
            }),
            Behaviour.on(Setup.SHORT, "dst that is a number", t -> {
                        t.ask("7", "key=peerjs&token=t&id=7");
                        t.hear("7");
                        t.send("7", "{\"type\":\"OFFER\",\"dst\":7}");
                        t.hear("7");
                    })
                    .differing(
                            "numeric-dst",
                            "7 < {\"type\":\"OPEN\"}\n7 < {\"type\":\"EXPIRE\",\"src\":7,\"dst\":\"7\"}",
                            "7 < {\"type\":\"OPEN\"}\n7 < {\"type\":\"OFFER\",\"src\":\"7\",\"dst\":\"7\"}"),
            Behaviour.on(Setup.SHORT, "dst that is an object or a list", t -> {
                        t.open("alice");
                        t.send("alice", "{\"type\":\"OFFER\",\"dst\":{\"a\":1}}");
                        t.send("alice", "{\"type\":\"OFFER\",\"dst\":[\"b\"]}");
                        t.message("alice", "OFFER", "nobody", "1");
                        t.hear("alice");
                    })
                    .differing(
                            "object-dst",
                            OPENED + "alice < {\"type\":\"EXPIRE\",\"src\":{\"a\":1},\"dst\":\"alice\"}",
                            OPENED + "alice < {\"type\":\"EXPIRE\",\"src\":\"nobody\",\"dst\":\"alice\"}"),
            Behaviour.on(Setup.MOUNTED, "queue, in order after OPEN", t -> {
                t.open("alice", "carol");
                t.message("alice", "OFFER", "bob", "1");
                t.message("alice", "CANDIDATE", "bob", "2");
                t.settle("alice");
                t.message("carol", "ANSWER", "bob", "3");
                t.settle("carol");
                t.message("alice", "CANDIDATE", "bob", "4");
                t.settle("alice");
                t.open("bob");
                t.settle("bob");
            }),
            Behaviour.on(Setup.MOUNTED, "what is not queued", t -> {
                t.open("alice");
                for (String type : List.of("LEAVE", "HEARTBEAT", "X")) {
                    t.message("alice", type, "bob", "1");
                }
                t.settle("alice");
                t.open("bob");
                t.settle("bob");
            }),
            Behaviour.on(Setup.MOUNTED, "a full queue", RelayBehaviours::fullQueue)
                    .differing(
                            "queue-bounds",
                            OPENED + "alice < <pong fence>\nbob < {\"type\":\"OPEN\"}\n201 waited",
                            OPENED + "alice < {\"type\":\"EXPIRE\",\"src\":\"bob\",\"dst\":\"alice\"}\n"
                                    + "alice < <pong fence>\nbob < {\"type\":\"OPEN\"}\n200 waited"));

    private RelayBehaviours() {}

    private static String offer(String payload) {
        return "bob < {\"type\":\"OFFER\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":" + payload + "}\n";
    }

    /** With a false src and fields that nobody knows, in another order. */
    private static void forwarded(Transcript t, String type) throws Exception {
        t.open("alice", "bob");
        t.send(
                "alice",
                "{\"x\":1,\"payload\":{\"sdp\":\"v=0\"},\"src\":\"mallory\",\"dst\":\"bob~\",\"ext\":{},\"type\":\""
                        + type + "\"}");
        t.settle("alice", "bob");
    }

    private static void nowhere(Transcript t, String... types) throws Exception {
        t.open("alice", "bob");
        for (String type : types) {
            t.send("alice", "{\"type\":" + type + ",\"dst\":\"bob~\",\"payload\":1}");
        }
        t.send("alice", "{\"dst\":\"bob~\",\"payload\":2}");
        t.settle("alice", "bob");
    }

    private static void relayed(Transcript t, String... payloads) throws Exception {
        t.open("alice", "bob");
        for (String payload : payloads) {
            t.message("alice", "OFFER", "bob", payload);
        }
        t.settle("alice", "bob");
    }

    private static void odd(Transcript t, String... receivers) throws Exception {
        t.open("alice");
        for (String dst : receivers) {
            t.send("alice", "{\"type\":\"OFFER\",\"dst\":" + dst + ",\"payload\":1}");
        }
        t.settle("alice");
    }

    private static void fragments(Transcript t) throws Exception {
        t.open("alice", "bob");
        byte[] whole = RunningServer.message("OFFER", t.id("bob"), "1").getBytes(StandardCharsets.UTF_8);
        t.write("alice", TestSocket.frame(0x01, Arrays.copyOf(whole, 10)));
        t.write("alice", TestSocket.frame(0x89, "between".getBytes(StandardCharsets.UTF_8)));
        t.write("alice", TestSocket.frame(0x00, new byte[0]));
        t.write("alice", TestSocket.frame(0x80, Arrays.copyOfRange(whole, 10, whole.length)));
        t.hear("alice");
        t.settle("alice", "bob");
    }

    private static void big(Transcript t) throws Exception {
        t.open("alice", "bob");
        t.message("alice", "OFFER", "bob", '"' + "z".repeat(200_000) + '"');
        t.settle("alice");
        if (t.isOpen("alice")) {
            t.note("bob < "
                    + t.socket("bob").next().chars().filter(c -> c == 'z').count());
        }
    }

    private static void fullQueue(Transcript t) throws Exception {
        t.open("alice");
        for (int i = 0; i < 201; i++) {
            t.message("alice", "CANDIDATE", "bob", "1");
        }
        t.settle("alice");
        t.open("bob");
        t.note(t.socket("bob").drain().size() + " waited");
    }
}
