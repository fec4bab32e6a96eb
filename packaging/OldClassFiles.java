import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Class files older than Java 6 (picocli's) have no stack maps (JVMS 4.10.1). The JVM checks them by its old verifier
 * at each start and never takes them into an AOT cache. So they get stack maps here; what they do stays the same.
 */
final class OldClassFiles {
    private static final int OLDEST_THAT_IS_CACHED = ClassFile.JAVA_6_VERSION;
    private static final int NEW = ClassFile.JAVA_8_VERSION;

    private OldClassFiles() {}

    /** Copies the jars of a folder into another, those with old class files renewed. */
    static void renew(Path jars, Path to) throws IOException {
        Shell.delete(to);
        Files.createDirectories(to);
        for (Path jar : Shell.list(jars)) {
            Path target = to.resolve(jar.getFileName());
            if (isOld(jar)) {
                renewJar(jar, target);
            } else {
                Shell.copy(jar, target);
            }
        }
    }

    private static boolean isOld(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(OldClassFiles::isClass).toList()) {
                try (InputStream in = file.getInputStream(entry)) {
                    if (major(in.readNBytes(8)) < OLDEST_THAT_IS_CACHED) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isClass(JarEntry entry) {
        return entry.getName().endsWith(".class");
    }

    private static int major(byte[] start) {
        return ByteBuffer.wrap(start).getShort(6);
    }

    private static void renewJar(Path jar, Path to) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                OutputStream out = Files.newOutputStream(to);
                ZipOutputStream zip = new ZipOutputStream(out);
                URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            ClassFile renewer = ClassFile.of(
                    // Copied as they are, methods would keep lacking the maps.
                    ClassFile.ConstantPoolSharingOption.NEW_POOL,
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofResourceParsing(classes)));
            List<JarEntry> entries = file.stream().toList();
            for (JarEntry entry : entries) {
                ZipEntry renewed = new ZipEntry(entry.getName());
                renewed.setTime(entry.getTime());
                zip.putNextEntry(renewed);
                try (InputStream in = file.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    boolean old = isClass(entry) && major(bytes) < OLDEST_THAT_IS_CACHED;
                    zip.write(old ? renewClass(renewer, bytes) : bytes);
                }
            }
        }
    }

    private static byte[] renewClass(ClassFile renewer, byte[] old) {
        ClassModel model = renewer.parse(old);
        ClassTransform version = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(NEW, 0);
            } else {
                builder.with(element);
            }
        };
        return renewer.transformClass(
                model, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen(version));
    }
}
