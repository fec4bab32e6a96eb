package app.parley.signaling;

import app.parley.call.CallId;
import app.parley.call.Signal;

/**
 * A message on its way out.
 *
 * @param call the call it belongs to
 * @param signal what it carries
 * @param message how it is written
 */
record Parcel(CallId call, Signal signal, WireMessage message) {}
