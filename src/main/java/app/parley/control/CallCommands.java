package app.parley.control;

import app.parley.call.CallId;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import java.util.function.Consumer;

/** What a person can do, as windows and commands call it: from any thread, never blocking. */
public interface CallCommands {
    /**
     * Dials; the new call's id shows up in the next snapshot. Ignored during another call. What is switched off outside
     * of calls stays off, here and in {@link #accept}.
     */
    void dial(PeerId peer, LocalMedia media);

    void accept(CallId call, LocalMedia media);

    void decline(CallId call);

    /** Hangs up, or cancels a call that has not been answered. */
    void hangUp(CallId call);

    /** The ended call has been seen. */
    void dismiss();

    /** In a call for that call; outside of calls for those to come. */
    void setMicrophoneOn(boolean on);

    /** As {@link #setMicrophoneOn}. */
    void setCameraOn(boolean on);

    /**
     * Gives the present snapshot at once and each later one, always on call-control.
     *
     * @return ends the subscription
     */
    Runnable subscribe(Consumer<CallSnapshot> subscriber);

    /** Reads the live call's figures; the consumer runs on any thread, or never where there is no call. */
    void collectStatistics(Consumer<CallStatistics> result);
}
