package app.parley.server;

/** What every connection's handlers share. */
record ServerContext(
        ServerOptions options, PeerRegistry registry, AddressLimit addresses, IceServers iceServers, Cors cors) {}
