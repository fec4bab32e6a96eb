/**
 * What webrtc-java cannot do by itself: the test card, and the instruments that read it and a test tone at the
 * other end. Depends on {@code app.parley.video} alone.
 */
package app.parley.capture;
