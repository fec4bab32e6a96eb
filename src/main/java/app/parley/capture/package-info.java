/**
 * What webrtc-java cannot do by itself: the test card and the tone, and the instruments that read them at the other
 * end. Depends on {@code app.parley.video} alone.
 */
package app.parley.capture;
