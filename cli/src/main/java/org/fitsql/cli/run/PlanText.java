package org.fitsql.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fitsql.scheduler.RunPlan;
import org.fitsql.scheduler.RunPlan.PlannedFile;
import org.fitsql.scheduler.RunSummary.FileCounts;

/** What a run would do, for the eye. */
public final class PlanText {
  private PlanText() {}

  public static List<String> lines(RunPlan plan) {
    List<String> lines = new ArrayList<>();
    int reasons = width(plan.work().stream().map(PlannedFile::reason).toList());
    int rootnames = width(plan.work().stream().map(PlannedFile::rootname).toList());
    String format = "%-" + reasons + "s  %-" + rootnames + "s  %s";
    for (PlannedFile file : plan.work()) {
      lines.add(String.format(Locale.ROOT, format, file.reason(), file.rootname(), file.path()));
    }
    FileCounts files = plan.files();
    long wanted = files.fresh() + files.changed() + files.vanished();
    if (plan.work().size() < wanted) {
      lines.add("... and " + Figures.count(wanted - plan.work().size()) + " more");
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(wanted == 0 ? "Nothing to do." : "Would be done; nothing was touched.");
    lines.add(
        "%s new, %s changed, %s vanished, %s unchanged, %s incomplete, %s without profile, %s known failed."
            .formatted(
                Figures.count(files.fresh()),
                Figures.count(files.changed()),
                Figures.count(files.vanished()),
                Figures.count(files.unchanged()),
                Figures.count(files.incomplete()),
                Figures.count(files.noProfile()),
                Figures.count(files.knownFailed())));
    return List.copyOf(lines);
  }

  private static int width(List<String> texts) {
    return Math.max(1, texts.stream().mapToInt(String::length).max().orElse(1));
  }
}
