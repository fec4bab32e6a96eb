/**
 * Measures a signaling server from outside: servers and load in processes of their own, what they use as /proc tells it,
 * delays as the clients see them. Knows no server from inside, so ours and npm's are treated alike. For people who work
 * on Parley: texts are English only.
 */
@org.jspecify.annotations.NullMarked
package app.parley.bench;
