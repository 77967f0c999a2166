// Lets the N-th of one kind of call on files of one folder fail, in a program that is started with this library in
// LD_PRELOAD. Calls on other files, and on standard streams that lead elsewhere, are neither counted nor touched.
//
// FAULT_FOLDER  the folder, absolute and without links
// FAULT_CALL    write, pwrite, read, pread, open, fsync, rename, link or ftruncate
// FAULT_AT      which call fails, from 1; 0 for none
// FAULT_KIND    ENOSPC, EIO, EACCES, EINTR, or short: half of the bytes
// FAULT_STAYS   1: all later calls of the kind fail as well, as on a disk that is full
// FAULT_REPORT  a file that is made when a call was made to fail
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long count;

static int concernsPath(const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  if (!folder || !path) return 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

static int concernsDescriptor(int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return concernsPath(path);
}

// 0: goes on; 1: fails with errno set; 2: half of the bytes.
static int strikes(const char *call) {
  const char *wanted = getenv("FAULT_CALL");
  if (!wanted || strcmp(wanted, call) != 0) return 0;
  long at = atol(getenv("FAULT_AT") ? getenv("FAULT_AT") : "0");
  long number = atomic_fetch_add(&count, 1) + 1;
  int stays = getenv("FAULT_STAYS") != NULL;
  if (at == 0 || !(number == at || (stays && number > at))) return 0;
  if (number == at && getenv("FAULT_REPORT")) {
    int report = syscall(SYS_openat, AT_FDCWD, getenv("FAULT_REPORT"), O_WRONLY | O_CREAT, 0644);
    syscall(SYS_close, report);
  }
  const char *kind = getenv("FAULT_KIND");
  if (!kind) kind = "EIO";
  if (strcmp(kind, "short") == 0) return 2;
  errno = strcmp(kind, "ENOSPC") == 0 ? ENOSPC
      : strcmp(kind, "EACCES") == 0 ? EACCES
      : strcmp(kind, "EINTR") == 0 ? EINTR
      : EIO;
  return 1;
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define TRANSFER(name, call, parameters, after)                                                                        \
  ssize_t name parameters {                                                                                            \
    REAL(name);                                                                                                        \
    if (count_ > 0 && concernsDescriptor(descriptor)) switch (strikes(call)) {                                         \
      case 1: return -1;                                                                                               \
      case 2: count_ = (count_ + 1) / 2;                                                                               \
    }                                                                                                                  \
    return real(descriptor, buffer, count_ after);                                                                     \
  }
#define NOTHING
#define OFFSET , offset
TRANSFER(write, "write", (int descriptor, const void *buffer, size_t count_), NOTHING)
TRANSFER(read, "read", (int descriptor, void *buffer, size_t count_), NOTHING)
TRANSFER(pwrite, "pwrite", (int descriptor, const void *buffer, size_t count_, off_t offset), OFFSET)
TRANSFER(pwrite64, "pwrite", (int descriptor, const void *buffer, size_t count_, off64_t offset), OFFSET)
TRANSFER(pread, "pread", (int descriptor, void *buffer, size_t count_, off_t offset), OFFSET)
TRANSFER(pread64, "pread", (int descriptor, void *buffer, size_t count_, off64_t offset), OFFSET)

ssize_t writev(int descriptor, const struct iovec *parts, int number) {
  REAL(writev);
  if (concernsDescriptor(descriptor)) switch (strikes("write")) {
    case 1: return -1;
    case 2: return syscall(SYS_write, descriptor, parts[0].iov_base, (parts[0].iov_len + 1) / 2);
  }
  return real(descriptor, parts, number);
}

#define OPEN(name)                                                                                                     \
  int name(const char *path, int flags, ...) {                                                                         \
    REAL(name);                                                                                                        \
    va_list rest;                                                                                                      \
    va_start(rest, flags);                                                                                             \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                                            \
    va_end(rest);                                                                                                      \
    if (concernsPath(path) && strikes("open") == 1) return -1;                                                         \
    return real(path, flags, mode);                                                                                    \
  }
OPEN(open)
OPEN(open64)

#define OPEN_AT(name)                                                                                                  \
  int name(int folder, const char *path, int flags, ...) {                                                             \
    REAL(name);                                                                                                        \
    va_list rest;                                                                                                      \
    va_start(rest, flags);                                                                                             \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                                            \
    va_end(rest);                                                                                                      \
    if ((path[0] == '/' ? concernsPath(path) : concernsDescriptor(folder)) && strikes("open") == 1) return -1;         \
    return real(folder, path, flags, mode);                                                                            \
  }
OPEN_AT(openat)
OPEN_AT(openat64)

FILE *fopen(const char *path, const char *mode) {
  REAL(fopen);
  return concernsPath(path) && strikes("open") == 1 ? NULL : real(path, mode);
}
FILE *fopen64(const char *path, const char *mode) {
  REAL(fopen64);
  return concernsPath(path) && strikes("open") == 1 ? NULL : real(path, mode);
}

#define SETTLE(name)                                                                                                   \
  int name(int descriptor) {                                                                                           \
    REAL(name);                                                                                                        \
    return concernsDescriptor(descriptor) && strikes("fsync") == 1 ? -1 : real(descriptor);                            \
  }
SETTLE(fsync)
SETTLE(fdatasync)

#define TRUNCATE(name, type)                                                                                           \
  int name(int descriptor, type length) {                                                                              \
    REAL(name);                                                                                                        \
    return concernsDescriptor(descriptor) && strikes("ftruncate") == 1 ? -1 : real(descriptor, length);                \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

int posix_fallocate(int descriptor, off_t offset, off_t length) {
  REAL(posix_fallocate);
  return concernsDescriptor(descriptor) && strikes("ftruncate") == 1 ? errno : real(descriptor, offset, length);
}

int rename(const char *old, const char *new) {
  REAL(rename);
  return concernsPath(old) && strikes("rename") == 1 ? -1 : real(old, new);
}
int renameat(int oldFolder, const char *old, int newFolder, const char *new) {
  REAL(renameat);
  return concernsPath(old) && strikes("rename") == 1 ? -1 : real(oldFolder, old, newFolder, new);
}
int renameat2(int oldFolder, const char *old, int newFolder, const char *new, unsigned flags) {
  REAL(renameat2);
  return concernsPath(old) && strikes("rename") == 1 ? -1 : real(oldFolder, old, newFolder, new, flags);
}
int link(const char *old, const char *new) {
  REAL(link);
  return concernsPath(new) && strikes("link") == 1 ? -1 : real(old, new);
}
int linkat(int oldFolder, const char *old, int newFolder, const char *new, int flags) {
  REAL(linkat);
  return concernsPath(new) && strikes("link") == 1 ? -1 : real(oldFolder, old, newFolder, new, flags);
}
