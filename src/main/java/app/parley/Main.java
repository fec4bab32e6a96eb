package app.parley;

/** The program's entry. */
public final class Main {
    private Main() {}

    /** Runs the command named by {@code args}. */
    public static void main(String[] args) {
        System.out.println("parley");
    }
}
