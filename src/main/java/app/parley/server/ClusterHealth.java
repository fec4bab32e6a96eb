package app.parley.server;

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
}
