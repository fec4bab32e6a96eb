/**
 * The shell that runs the pure core: one thread that owns the state and every native object, the timers, and the ports
 * through which signaling, peer connections and the ringer are reached.
 */
package app.parley.control;
