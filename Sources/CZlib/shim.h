// Deflate and gzip (RFC 1951, RFC 1952). `inflateInit2` is a macro that passes the header's version, which Swift
// does not see.
#pragma once
#include <zlib.h>

/// Prepares a stream for gzip alone: neither raw deflate nor zlib's own wrapper is taken.
static inline int mc_inflate_gzip_init(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
