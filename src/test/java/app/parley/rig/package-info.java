/**
 * What the tests stand on: child processes, a camera, networks, a relay, a display and a browser, all made here and all
 * gone again at {@code close()}.
 */
@NullMarked
package app.parley.rig;

import org.jspecify.annotations.NullMarked;
