/**
 * The pure core: what a call is, and what follows from what. No clock, thread, logger, random number or I/O in here;
 * ids and facts arrive in events, everything to be done leaves as actions. Depends on java.base alone.
 */
package app.parley.call;
