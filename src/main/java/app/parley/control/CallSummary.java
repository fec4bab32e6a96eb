package app.parley.control;

import app.parley.call.CallId;
import app.parley.call.EndReason;
import app.parley.call.PeerId;
import app.parley.call.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that is over, for the history and the report.
 *
 * @param peer the other side's ID
 * @param peerName the other's display name, empty where unknown
 * @param role our side
 * @param began when it was dialled or rang
 * @param connectedAfter from {@code began} to the first CONNECTED; empty if it never was
 * @param lasted from the first CONNECTED to the end, zero if it never was
 */
public record CallSummary(
        CallId call,
        PeerId peer,
        String peerName,
        Role role,
        EndReason reason,
        Instant began,
        Optional<Duration> connectedAfter,
        Duration lasted) {}
