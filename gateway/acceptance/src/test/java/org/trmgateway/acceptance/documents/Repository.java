package org.trmgateway.acceptance.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The source tree this build was made from. */
public final class Repository {

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".trm", ".idea", ".vscode", ".settings");

    private final Path root;

    private Repository(Path root) {
        this.root = root;
    }

    /** The tree around the working directory; throws {@link IllegalStateException} when there is none. */
    public static Repository here() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("trm")) && Files.isRegularFile(folder.resolve("pom.xml"))) {
                return new Repository(folder);
            }
        }
        throw new IllegalStateException("the tests run inside the source tree");
    }

    public Path root() {
        return root;
    }

    /** Every file that is written by hand, in the order of its path. */
    public List<Path> files() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found.stream().sorted().toList();
    }

    /** Java sources below {@code src/main} or {@code src/test} of any module. */
    public List<Path> sources(String set) {
        return files().stream()
                .filter(file -> file.toString().contains("/src/" + set + "/java/")
                        && file.toString().endsWith(".java"))
                .toList();
    }

    /** What people read: the documents at the top and in {@code docs}. */
    public List<Path> documents() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .filter(file -> file.getParent().equals(root) || file.startsWith(root.resolve("docs")))
                .toList();
    }

    /** Text of a file; path relative to the top. */
    public String text(String path) {
        return text(root.resolve(path));
    }

    /** Text of a file. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Path from the top. */
    public String name(Path file) {
        return root.relativize(file).toString();
    }
}
