/**
 * The signaling server: the PeerJS wire protocol (HTTP and WebSocket on one port) and our opt-in extension. The rules
 * live in plain classes ({@link app.parley.server.PeerRegistry}, the limits, the envelope reader); the handlers around
 * them are the only place for Netty. Nothing here knows calls, JavaFX or WebRTC.
 */
package app.parley.server;
