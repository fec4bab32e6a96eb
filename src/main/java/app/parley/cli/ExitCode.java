package app.parley.cli;

import app.parley.call.EndReason;
import app.parley.control.SignalingStatus.Problem;

/** What the process returns; scripts rely on the numbers, so they never change. */
public enum ExitCode {
    /** All expectations were met, also where the peer hung up early. */
    DONE(0),
    EXPECTATION_FAILED(1),
    WRONG_USAGE(2),
    PEER_UNREACHABLE(3),
    DECLINED_OR_BUSY(4),
    NO_ANSWER(5),
    SIGNALING_UNREACHABLE(6),
    /** The media connection failed, or the peer vanished. */
    MEDIA_FAILED(7),
    /** This machine cannot: no display, no network, no JDK, a port that is in use. */
    MACHINE_CANNOT(8),
    ID_TAKEN(9),
    INTERNAL_ERROR(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The code of a call's end; one that ended well may still turn to {@link #EXPECTATION_FAILED}. */
    public static ExitCode of(EndReason reason) {
        return switch (reason) {
            case HUNG_UP, PEER_HUNG_UP -> DONE;
            case UNREACHABLE -> PEER_UNREACHABLE;
            case DECLINED, PEER_DECLINED, PEER_BUSY -> DECLINED_OR_BUSY;
            case NO_ANSWER, CANCELLED, MISSED -> NO_ANSWER;
            case SIGNALING_LOST -> SIGNALING_UNREACHABLE;
            case CONNECT_FAILED, NEGOTIATION_FAILED, CONNECTION_LOST, REPLACED -> MEDIA_FAILED;
        };
    }

    /** Likewise, of a call that never connected: nobody who hangs up makes it a good one. */
    static ExitCode ofUnconnected(EndReason reason) {
        ExitCode code = of(reason);
        return code == DONE ? MEDIA_FAILED : code;
    }

    /** The code of a signaling connection that a command had to give up on. */
    public static ExitCode of(Problem problem) {
        return switch (problem) {
            case ID_TAKEN -> ID_TAKEN;
            case UNREACHABLE,
                    NOT_A_SERVER,
                    TLS,
                    INVALID_KEY,
                    TOKEN_REFUSED,
                    TOO_MANY_CLAIMS,
                    FULL,
                    SERVER_ERROR,
                    LOST -> SIGNALING_UNREACHABLE;
        };
    }
}
