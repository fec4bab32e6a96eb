package app.parley.cli;

import app.parley.Peer;
import app.parley.ServerChoice;
import app.parley.control.CallSnapshot;
import app.parley.control.SignalingStatus;
import java.io.IOException;
import java.util.List;

/** Says on standard error which link a guest opens in a browser to call, once it is known and whenever it changes. */
public final class GuestLinkTeller {
    private final CliWords words;
    private final ServerChoice server;
    private String id = "";
    private boolean ours;
    private List<String> told = List.of();

    /** @param server where the link leads */
    public GuestLinkTeller(CliWords words, ServerChoice server) {
        this.words = words;
        this.server = server;
    }

    /** From now on, on any thread. */
    public void listenTo(Peer peer) {
        peer.control().subscribe(this::onSnapshot);
        peer.onGreeting(this::onGreeting);
    }

    private synchronized void onSnapshot(CallSnapshot snapshot) {
        if (snapshot.signaling() instanceof SignalingStatus.Online(String known) && !known.equals(id)) {
            id = known;
            tell();
        }
    }

    private synchronized void onGreeting(boolean extended) {
        ours = extended;
        tell();
    }

    private void tell() {
        try {
            List<String> links = id.isEmpty() ? List.of() : server.guestLinks(id, ours);
            if (!links.equals(told)) {
                told = links;
                links.forEach(link -> System.err.println(words.say("answer.guests", link)));
            }
        } catch (IOException e) {
            // Without its addresses there is no link to tell; calls come all the same.
        }
    }
}
