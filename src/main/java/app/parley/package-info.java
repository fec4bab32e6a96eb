/**
 * The program's entry and its composition root: makes everything in dependency order, closes it in reverse. The only
 * package that may use all the others.
 */
package app.parley;
