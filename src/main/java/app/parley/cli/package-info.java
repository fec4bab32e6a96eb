/** The commands of {@code parley}: what they read, what they say, what they return. */
package app.parley.cli;
