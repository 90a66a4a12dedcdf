package dev.assent.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only the account which runs the demo may read, where the file system knows of accounts. */
public final class OwnerOnly {

  private OwnerOnly() { }

  /** Writes a new file; its parent directories are made. */
  public static void write(Path file, String text) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(target, text);
    } else {
      Files.writeString(target, text, StandardOpenOption.CREATE_NEW);
    }
  }
}
