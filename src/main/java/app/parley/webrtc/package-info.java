/**
 * Adapters over webrtc-java, the only place for {@code dev.onvoid.webrtc}. Everything here is confined to call-control
 * unless it says otherwise; callbacks of the native library only copy, count and post, inside {@link
 * app.parley.webrtc.Guard}.
 */
package app.parley.webrtc;
