/*
 * Reads all headers of the files in a list with cfitsio, key by key: `cfitsio_headers LIST`.
 *
 * Says `ready`; for each line `go` it opens every file, reads name, value and comment of every card
 * of every HDU, turns numbers into numbers, and answers with one line of JSON.
 */
#include <fitsio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char **paths;
static int path_count;

static void read_list(const char *name) {
  char line[4096];
  int room = 1024;
  FILE *list = fopen(name, "r");
  if (!list) {
    perror(name);
    exit(2);
  }
  paths = malloc(room * sizeof *paths);
  while (fgets(line, sizeof line, list)) {
    line[strcspn(line, "\n")] = 0;
    if (path_count == room) {
      room *= 2;
      paths = realloc(paths, room * sizeof *paths);
    }
    paths[path_count++] = strdup(line);
  }
  fclose(list);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + 1e-9 * time.tv_nsec;
}

static double sum; /* keeps the compiler from leaving conversions out */

static long read_cards(fitsfile *file, int *status) {
  char name[FLEN_KEYWORD], value[FLEN_VALUE], comment[FLEN_COMMENT], type;
  int cards, more, card;
  long values = 0;
  fits_get_hdrspace(file, &cards, &more, status);
  for (card = 1; card <= cards; card++) {
    int dtype_status = 0;
    fits_read_keyn(file, card, name, value, comment, status);
    if (value[0] == 0) {
      continue;
    }
    values++;
    fits_get_keytype(value, &type, &dtype_status);
    if (dtype_status == 0) {
      if (type == 'I') {
        sum += strtoll(value, NULL, 10);
      } else if (type == 'F') {
        sum += strtod(value, NULL);
      }
    }
  }
  return values;
}

int main(int count, char **arguments) {
  char line[64];
  if (count != 2) {
    fprintf(stderr, "usage: cfitsio_headers LIST\n");
    return 2;
  }
  read_list(arguments[1]);
  printf("ready\n");
  fflush(stdout);
  while (fgets(line, sizeof line, stdin)) {
    long hdus = 0, values = 0;
    int i;
    double start = now();
    for (i = 0; i < path_count; i++) {
      fitsfile *file;
      int status = 0, type, moved = 0;
      if (fits_open_diskfile(&file, paths[i], READONLY, &status)) {
        fprintf(stderr, "%s: cfitsio status %d\n", paths[i], status);
        return 1;
      }
      while (!moved) {
        hdus++;
        values += read_cards(file, &status);
        fits_movrel_hdu(file, 1, &type, &moved);
      }
      fits_close_file(file, &status);
    }
    printf("{\"seconds\": %.9f, \"files\": %d, \"hdus\": %ld, \"values\": %ld}\n", now() - start,
           path_count, hdus, values);
    fflush(stdout);
  }
  return sum == 0.5;
}
