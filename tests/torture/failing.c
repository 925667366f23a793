/* Makes one call to the system fail, counted among those that touch a folder. Loaded before the C library. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static char folder[4096];
static int armed, at, code, how, count;
static char ours[4096]; /* descriptors of files in the folder */

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

void arm(const char *place, int number, int error, int way) {
  snprintf(folder, sizeof folder, "%s", place);
  at = number; code = error; how = way; count = 0; armed = 1;
}

int disarm(void) { armed = 0; return count; }

static int there(const char *path) { return armed && path && strncmp(path, folder, strlen(folder)) == 0; }
static int known(int fd) { return armed && fd >= 0 && fd < (int)sizeof ours && ours[fd]; }

/* Counts a call, and tells whether it is the one that fails. */
static int hit(void) {
  if (++count != at) return 0;
  errno = code;
  return 1;
}

static int remember(int fd) {
  if (fd >= 0 && fd < (int)sizeof ours) ours[fd] = 1;
  return fd;
}

#define OPEN(name)                                                             \
  int name(const char *path, int flags, ...) {                                 \
    va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, int); va_end(rest); \
    if (!there(path)) return REAL(name)(path, flags, mode);                    \
    if (hit()) return -1;                                                      \
    return remember(REAL(name)(path, flags, mode));                            \
  }
OPEN(open)
OPEN(open64)

ssize_t write(int fd, const void *data, size_t size) {
  if (known(fd) && hit()) {
    if (how == 1) { errno = 0; return REAL(write)(fd, data, size / 2 ? size / 2 : size); }
    if (how == 2) { REAL(write)(fd, data, size / 2); errno = code; }
    return -1;
  }
  return REAL(write)(fd, data, size);
}

ssize_t read(int fd, void *data, size_t size) {
  if (known(fd) && hit()) {
    if (how == 1 && size > 1) { errno = 0; return REAL(read)(fd, data, size / 2); }
    return -1;
  }
  return REAL(read)(fd, data, size);
}

int fsync(int fd) { return known(fd) && hit() ? -1 : REAL(fsync)(fd); }
int fchmod(int fd, mode_t mode) { return known(fd) && hit() ? -1 : REAL(fchmod)(fd, mode); }
int fstat(int fd, struct stat *found) { return known(fd) && hit() ? -1 : REAL(fstat)(fd, found); }
int fstat64(int fd, struct stat64 *found) { return known(fd) && hit() ? -1 : REAL(fstat64)(fd, found); }

int close(int fd) {
  int fails = known(fd) && hit();
  if (fd >= 0 && fd < (int)sizeof ours) ours[fd] = 0;
  int done = REAL(close)(fd);
  if (fails) { errno = code; return -1; }
  return done;
}

int rename(const char *from, const char *to) { return there(from) && hit() ? -1 : REAL(rename)(from, to); }
int renameat(int a, const char *from, int b, const char *to) { return there(from) && hit() ? -1 : REAL(renameat)(a, from, b, to); }
int unlink(const char *path) { return there(path) && hit() ? -1 : REAL(unlink)(path); }
int link(const char *from, const char *to) { return there(from) && hit() ? -1 : REAL(link)(from, to); }
int mkdir(const char *path, mode_t mode) { return there(path) && hit() ? -1 : REAL(mkdir)(path, mode); }
int stat(const char *path, struct stat *found) { return there(path) && hit() ? -1 : REAL(stat)(path, found); }
int stat64(const char *path, struct stat64 *found) { return there(path) && hit() ? -1 : REAL(stat64)(path, found); }
int lstat(const char *path, struct stat *found) { return there(path) && hit() ? -1 : REAL(lstat)(path, found); }
int lstat64(const char *path, struct stat64 *found) { return there(path) && hit() ? -1 : REAL(lstat64)(path, found); }
