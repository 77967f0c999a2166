#ifndef CRENAME_H
#define CRENAME_H

/// Lets two entries of a file system take each other's name in one step. Returns 0, or -1 with errno set: EINVAL,
/// ENOSYS or ENOTSUP where the file system or kernel cannot.
int muchan_exchange_names(const char *one, const char *other);

#endif
