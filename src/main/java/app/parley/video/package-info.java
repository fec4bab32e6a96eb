/**
 * Pictures on their way between native code, capture and the screen: buffers and the interfaces that hand them over.
 * Depends on nothing of ours.
 */
package app.parley.video;
