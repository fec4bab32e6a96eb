package app.parley.cli;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The program's version. */
public final class Version implements IVersionProvider {
    private static final String NUMBER = "0.1.0";

    /** Such as {@code 0.1.0}. */
    public static String number() {
        return Optional.ofNullable(Version.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse(NUMBER);
    }

    /** How the program names itself to peers. */
    static String app() {
        return "Parley " + number();
    }

    @Override
    public String[] getVersion() {
        return new String[] {"parley " + number()};
    }
}
