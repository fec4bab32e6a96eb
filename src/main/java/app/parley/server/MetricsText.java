package app.parley.server;

/** The figures as a scraper reads them. An interface, so that nothing else names the library that writes them. */
interface MetricsText {
    String contentType();

    /** The text as of now, or of a second ago at most: asking often costs nothing. Event loops may call. */
    String get();
}
