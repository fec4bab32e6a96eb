package app.parley;

import app.parley.call.PeerId;
import app.parley.cli.Session.WindowRequest;
import app.parley.control.CallSnapshot;
import app.parley.control.SignalingStatus;
import app.parley.settings.NewId;
import app.parley.settings.NewToken;
import app.parley.settings.Settings;
import app.parley.settings.SettingsFile;
import app.parley.signaling.Identity;
import java.security.SecureRandom;

/**
 * As whom the window can be called: the profile's ID, until the person chooses another. A made one that is taken is
 * replaced by itself; of a chosen one the person is told. Thread-safe.
 */
final class OwnIdentity {
    private final SettingsFile file;
    private final BackgroundThread background;
    private final Peer peer;
    /** Typed for this run alone: the profile's stays as it is. */
    private final boolean given;

    private PeerId id;
    private String token;
    private boolean chosen;

    OwnIdentity(WindowRequest request, BackgroundThread background, Peer peer) {
        this.file = request.file();
        this.background = background;
        this.peer = peer;
        given = request.options().isIdGiven();
        id = request.plan().identity().id();
        token = request.plan().identity().token();
        chosen = given || request.settings().identity().chosen();
        peer.control().subscribe(this::onSnapshot);
    }

    synchronized PeerId id() {
        return id;
    }

    /** Registers under {@code wanted} even if it is the present one, which may have become free. */
    void choose(PeerId wanted) {
        use(wanted, true);
    }

    private synchronized void use(PeerId wanted, boolean byPerson) {
        if (!wanted.equals(id)) {
            // A new secret: who holds the old one must not hold this ID, too.
            token = NewToken.make();
        }
        id = wanted;
        chosen = byPerson;
        peer.register(new Identity(wanted, token));
        if (!given) {
            Settings.Identity saved = new Settings.Identity(wanted, byPerson, token);
            background.run(() -> file.keep(settings -> settings.withIdentity(saved)));
        }
    }

    private synchronized void onSnapshot(CallSnapshot snapshot) {
        boolean taken = snapshot.signaling() instanceof SignalingStatus.Refused refused
                && refused.problem() == SignalingStatus.Problem.ID_TAKEN;
        boolean free = snapshot.phase() == CallSnapshot.Phase.IDLE;
        if (taken && free && !chosen) {
            use(NewId.make(new SecureRandom()), false);
        }
    }
}
