/** Files as both the person's programs and the server keep them. */
@org.jspecify.annotations.NullMarked
package app.parley.files;
