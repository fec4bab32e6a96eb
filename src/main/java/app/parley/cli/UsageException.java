package app.parley.cli;

/** What was typed cannot be used; the message is the sentence for the person. */
final class UsageException extends Exception {
    UsageException(String sentence) {
        super(sentence);
    }
}
