/** What is said elsewhere about later versions of the program: asked for, checked, and never downloaded. */
@NullMarked
package app.parley.update;

import org.jspecify.annotations.NullMarked;
