package app.parley.server;

import com.google.gson.JsonObject;

/**
 * How a node stands to the others, for {@code /health}.
 *
 * @param clustered whether there is a cluster at all
 * @param node this node's name; empty without a cluster
 * @param connected whether the broker answers: without it the node serves its own peers, and gives out no new ID
 * @param nodes nodes known to be alive, this one included
 */
record ClusterHealth(boolean clustered, String node, boolean connected, int nodes) {
    /** One node that needs no other. */
    static final ClusterHealth SINGLE = new ClusterHealth(false, "", true, 1);

    /**
     * Adds itself where there is a cluster: {@code "cluster":{"node":"a","connected":true,"nodes":2}}.
     *
     * @return false while the broker is away, when new clients had better go to another node
     */
    boolean report(JsonObject answer) {
        if (clustered) {
            var cluster = new JsonObject();
            cluster.addProperty("node", node);
            cluster.addProperty("connected", connected);
            cluster.addProperty("nodes", nodes);
            answer.add("cluster", cluster);
        }
        return connected;
    }
}
