package app.parley.net;

import app.parley.rig.Namespace;
import app.parley.rig.ParleyProcess;

/**
 * A call between two hosts on one switch, where the signaling server is, too.
 *
 * @param hub the switch, with the server
 * @param a the caller's host, address {@code .2}
 * @param b the callee's host, address {@code .3}
 */
record SwitchedCall(
        Namespace hub, Namespace a, Namespace b, ParleyProcess server, ParleyProcess caller, ParleyProcess callee) {
    /**
     * Begins it; both see the other's picture on return.
     *
     * @param address the server's, which ends in {@code .1}
     */
    static SwitchedCall begin(CallNetwork net, String address) throws Exception {
        String network = address.substring(0, address.lastIndexOf('.') + 1);
        Namespace hub = net.hosts().addSwitch("hub", address + "/24");
        Namespace a = net.hosts().add("a");
        Namespace b = net.hosts().add("b");
        net.hosts().plug(a, network + "2/24", hub);
        net.hosts().plug(b, network + "3/24", hub);
        ParleyProcess server = net.serve(hub);
        ParleyProcess callee = net.answer(b, address, "--expect", "video");
        ParleyProcess caller = net.call(a, address, "--expect", "video");
        caller.awaitPicture();
        callee.awaitPicture();
        return new SwitchedCall(hub, a, b, server, caller, callee);
    }

    /** Kills the server; both have noticed on return. */
    void killServer() throws Exception {
        server.child().kill();
        caller.awaitSaid("signaling: Retrying");
        callee.awaitSaid("signaling: Retrying");
    }
}
