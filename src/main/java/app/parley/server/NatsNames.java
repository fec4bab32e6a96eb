package app.parley.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The subjects, buckets and keys that the nodes of a cluster share. IDs may hold spaces and dots, so they are written
 * in base64url.
 *
 * @param prefix tells clusters on one broker apart
 */
record NatsNames(String prefix) {
    private static final String OWN = "own.";
    private static final String NODE = "node.";

    /** Where batches for one peer go; the epoch is part of it, so that nobody but the holder of that claim gets them. */
    String peer(String id, long epoch) {
        return prefix + ".peer." + encode(id) + "." + epoch;
    }

    /** Where a node is asked to give an ID up. */
    String node(String node) {
        return prefix + ".node." + node;
    }

    /** The bucket of the IDs. */
    String ids() {
        return prefix + "_ids";
    }

    /** The bucket of the nodes. */
    String nodes() {
        return prefix + "_nodes";
    }

    /** Where a node shows that it is alive. */
    String beat(String node) {
        return "$KV." + nodes() + "." + nodeKey(node);
    }

    static String ownKey(String id) {
        return OWN + encode(id);
    }

    static String nodeKey(String node) {
        return NODE + node;
    }

    /** The ID of an {@link #ownKey}. */
    static String id(String key) {
        return new String(Base64.getUrlDecoder().decode(key.substring(OWN.length())), StandardCharsets.UTF_8);
    }

    /** The node of a {@link #nodeKey}. */
    static String nodeOf(String key) {
        return key.substring(NODE.length());
    }

    private static String encode(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }
}
