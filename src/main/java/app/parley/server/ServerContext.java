package app.parley.server;

/** What every connection's handlers share. */
record ServerContext(
        ServerOptions options,
        PeerRegistry registry,
        OwnerProof proof,
        Doorkeeper doorkeeper,
        IceServers iceServers,
        Cors cors) {}
