package org.trmgateway.contracts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** Where the files of the contracts are read from; a path is relative, for example {@code messages/M03.xsd}. */
public interface ContractFiles {

    /** The folders that hold rules. Beside them stands only {@code signatures}, which says who agreed to them. */
    List<String> FOLDERS = List.of("choreography", "countries", "messages", "release-policy");

    /** All bytes of a file, absent when there is none. */
    Optional<byte[]> bytes(String path);

    /** Paths of all files below {@link #FOLDERS}, in the order of their characters. */
    NavigableSet<String> paths();

    /** The files this program was built with, on the class path below {@code trm/}. */
    static ContractFiles packaged() {
        return PackagedFiles.INSTANCE;
    }

    /** The files of a folder that is laid out like {@code contracts/} of the source tree. */
    static ContractFiles in(Path folder) {
        return new FolderFiles(folder);
    }

    /** The contracts of a source tree where there is one, else those of the build. */
    static ContractFiles of(Path home) {
        Path source = home.resolve("contracts");
        return Files.isRegularFile(source.resolve("countries/index.csv")) ? in(source) : packaged();
    }

    /**
     * These files, but below one folder those of a directory instead: a pack that is not part of the build.
     *
     * @param folder path of the folder, for example {@code countries/xx}; it need not be among these files
     * @param directory where the files of that folder are
     */
    default ContractFiles with(String folder, Path directory) {
        return new OverlaidFiles(this, new ContractFolder(this, folder).path() + "/", directory);
    }
}
