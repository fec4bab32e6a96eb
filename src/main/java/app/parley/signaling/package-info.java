/**
 * The PeerJS wire protocol with Parley's own data in {@code payload.ext}: messages, the codec between them and
 * {@link app.parley.call.Signal}, and the WebSocket client. Nothing outside knows of PeerJS; Java-WebSocket is used
 * here alone.
 */
package app.parley.signaling;
