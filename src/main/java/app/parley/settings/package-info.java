/** What is kept between runs: the settings, the history of calls, and where on this machine they lie. */
package app.parley.settings;
