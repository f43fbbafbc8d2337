package org.fitsql.ingest.scan;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.fitsql.fits.RangedFileSystem;
import org.fitsql.ingest.Rereading;
import org.fitsql.ingest.Rereading.InVainException;
import org.fitsql.ingest.Trouble;
import org.jspecify.annotations.Nullable;

/** All files below one directory at the root of the archive, or the files at the root itself. */
final class BranchListing extends SimpleFileVisitor<Path> {
  private static final Pattern FITS_NAME =
      Pattern.compile(
          ".+\\.(fits?|fts)(\\.(gz|fz|z|bz2))?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final List<String> USUAL_ENDINGS = List.of(".fits", ".fits.gz");

  private final Path archive;
  private final String name;
  private final int relative;
  private final @Nullable FileDigest digest;
  private final Set<String> others;
  private final List<ScannedFile> files = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private final List<Trouble> troubles = new ArrayList<>();
  private long ignored;
  private long sum;
  private @Nullable IOException passing;

  private BranchListing(
      Path archive, String name, @Nullable FileDigest digest, Set<String> others) {
    this.archive = archive;
    this.name = name;
    this.digest = digest;
    this.others = others;
    String root = archive.toString();
    this.relative = root.isEmpty() || root.endsWith("/") ? root.length() : root.length() + 1;
  }

  /**
   * Lists it, again where disk or network did not give all of it.
   *
   * @param digest what to sum the files up with while they are listed, or null not to
   * @param others branches that are listed by themselves, which tells what is wrong with them
   */
  static BranchListing of(
      Path archive,
      String name,
      @Nullable FileDigest digest,
      Set<String> others,
      Rereading rereading)
      throws IOException {
    if (!name.isEmpty() && archive.getFileSystem() instanceof RangedFileSystem store) {
      BranchListing listing = new BranchListing(archive, name, digest, others);
      listing.listAll(store);
      return listing;
    }
    Path branch = archive.resolve(name);
    try {
      return rereading.of(
          branch.toString(), () -> new BranchListing(archive, name, digest, others).walked(branch));
    } catch (InVainException e) {
      if (e.getCause() instanceof UnfinishedException unfinished) {
        unfinished.listing.troubles.replaceAll(trouble -> trouble.after(e.attempts()));
        return unfinished.listing;
      }
      throw e;
    }
  }

  /** Some of it could not be read, and may be at another attempt. */
  private static final class UnfinishedException extends IOException {
    private static final long serialVersionUID = 1;
    private final transient BranchListing listing;

    UnfinishedException(BranchListing listing, IOException cause) {
      super(cause.getMessage(), cause);
      this.listing = listing;
    }
  }

  private BranchListing walked(Path branch) throws IOException {
    Files.walkFileTree(
        branch,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        name.isEmpty() ? 1 : Integer.MAX_VALUE,
        this);
    if (passing != null) {
      throw new UnfinishedException(this, passing);
    }
    return this;
  }

  /** A store has no directories: one listing tells what a walk would ask for one by one. */
  private void listAll(RangedFileSystem store) {
    Path branch = archive.resolve(name);
    try {
      store.list(
          branch,
          (file, attributes) -> {
            if (!isBelowHidden(branch, file)) {
              visitFile(file, attributes);
            }
          });
    } catch (IOException e) {
      visitFileFailed(branch, e);
    }
  }

  private static boolean isBelowHidden(Path branch, Path file) {
    Path within = branch.relativize(file);
    return within.getNameCount() > 1 && ("/" + within.getParent()).contains("/.");
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    boolean hidden = !directory.equals(archive) && isHidden(directory);
    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isDirectory()) {
      return FileVisitResult.CONTINUE;
    }
    if (!name.isEmpty() && relative(file).equals(name)) {
      return FileVisitResult.CONTINUE; // no directory after all: the files at the root have it
    }
    String filename = file.getFileName().toString();
    if (isHidden(file) || !isFitsName(filename)) {
      ignored++;
    } else {
      ScannedFile found = ScannedFile.of(relative(file), attributes);
      files.add(found);
      sum += digest == null ? 0 : digest.of(found);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    String path = relative(file);
    if (!path.isEmpty() && (isHidden(file) || others.contains(path))) {
      return FileVisitResult.CONTINUE;
    }
    if (passing == null && Rereading.mayPass(e)) {
      passing = e;
    }
    unreadable.add(path);
    troubles.add(Unlisted.trouble(path, e));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
    return e == null ? FileVisitResult.CONTINUE : visitFileFailed(directory, e);
  }

  static boolean isFitsName(String filename) {
    for (String ending : USUAL_ENDINGS) {
      if (filename.endsWith(ending)) {
        return filename.length() > ending.length();
      }
    }
    return FITS_NAME.matcher(filename).matches();
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private String relative(Path path) {
    if (path.getFileSystem() == FileSystems.getDefault() && File.separatorChar == '/') {
      // what a walk finds begins with where it began; relativize takes both apart
      String whole = path.toString();
      return whole.length() < relative ? "" : whole.substring(relative);
    }
    return archive.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  String name() {
    return name;
  }

  List<ScannedFile> files() {
    return files;
  }

  List<String> unreadable() {
    return unreadable;
  }

  List<Trouble> troubles() {
    return troubles;
  }

  /** Sum of the digests of the files, modulo 2<sup>64</sup>. */
  long sum() {
    return sum;
  }

  long ignored() {
    return ignored;
  }
}
