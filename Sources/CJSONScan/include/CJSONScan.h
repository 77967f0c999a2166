// Reads lists of GeoJSON features into flat columns, along the structure that simdjson finds.
//
// One call reads one block of text, so the border between Swift and C++ is crossed once a block, not
// once a value. No exception and no C++ type crosses it. The columns belong to the scanner and are good
// until its next call.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes after the text that must be readable; numbers are loaded eight bytes at a time.
#define MC_PADDING 64

/// Deepest nesting of values that is read.
#define MC_MAX_DEPTH 1024

/// What became of a call.
typedef enum {
  MC_OK = 0,
  MC_NOT_JSON = 1,
  MC_TRUNCATED = 2,
  MC_TRAILING = 3,
  MC_TOO_DEEP = 4,
  MC_NOT_UTF8 = 5,
  MC_NOT_A_LIST = 6,
  MC_NO_MEMORY = 7,
  MC_NOT_AN_OBJECT = 8,
} MCStatus;

/// What a feature's geometry says it is.
typedef enum {
  MC_SHAPE_MISSING = 0,
  MC_SHAPE_NULL = 1,
  MC_SHAPE_POINT = 2,
  MC_SHAPE_LINE = 3,
  MC_SHAPE_POLYGON = 4,
  MC_SHAPE_MULTI_POINT = 5,
  MC_SHAPE_MULTI_LINE = 6,
  MC_SHAPE_MULTI_POLYGON = 7,
  MC_SHAPE_COLLECTION = 8,
  MC_SHAPE_UNKNOWN = 9,
} MCShape;

/// What is wrong with one feature. The text is good JSON; the record is not a good feature.
typedef enum {
  MC_ISSUE_NOT_A_FEATURE = 1,
  MC_ISSUE_WRONG_NESTING = 2,
  MC_ISSUE_BAD_POSITION = 3,
  MC_ISSUE_SHORT_RING = 4,
  MC_ISSUE_EMPTY = 5,
  MC_ISSUE_DUPLICATE_MEMBER = 6,
  MC_ISSUE_EXTRA_ORDINATES = 7,
  MC_ISSUE_UNCLOSED_RING = 8,
  MC_ISSUE_WRONG_BOUNDS = 9,
  MC_ISSUE_NESTED_COLLECTION = 10,
  MC_ISSUE_FOREIGN_MEMBER = 11,
  MC_ISSUE_MEASURE = 12,
} MCIssueCode;

typedef struct {
  uint32_t feature;
  uint32_t code;
  size_t offset;
} MCIssue;

/// How a property's value was written.
typedef enum {
  MC_VALUE_MISSING = 0,
  MC_VALUE_NULL = 1,
  MC_VALUE_TEXT = 2,
  MC_VALUE_NUMBER = 3,
  MC_VALUE_BOOL = 4,
  MC_VALUE_OTHER = 5,
} MCValueKind;

/// One property of one feature. `text` is the unescaped string, or the number or word as written;
/// `number` is set where `kind` is MC_VALUE_NUMBER.
typedef struct {
  double number;
  uint32_t text_start;
  uint32_t text_length;
  uint32_t kind;
  uint32_t offset;
} MCValue;

/// What a block held. Ends are exclusive running totals: ring r has the vertices
/// [ring_end[r-1], ring_end[r]), part p the rings [part_end[p-1], part_end[p]), feature f the parts
/// [feature_part_end[f-1], feature_part_end[f]). `values` is row-major: feature × field.
typedef struct {
  size_t feature_count;
  size_t vertex_count;
  size_t ring_count;
  size_t part_count;
  size_t issue_count;
  size_t text_length;
  const double *x;
  const double *y;
  const uint32_t *ring_end;
  const uint32_t *part_end;
  const uint32_t *feature_part_end;
  const uint32_t *feature_offset;
  const uint8_t *shape;
  const MCValue *ids;
  const MCValue *values;
  const char *text;
  const MCIssue *issues;
  /// Where the rest is kept: members of "properties" without a field, and lists and objects, as they are written, each
  /// followed by a comma. Feature f has [rest_end[f-1], rest_end[f]).
  const uint32_t *rest_end;
  const char *rest;
  /// Where the text is wrong, where the status is not MC_OK.
  size_t error_offset;
} MCBatch;

typedef struct MCScanner MCScanner;

/// A property name and the field that its value is kept as; several names may stand for one field.
typedef struct {
  const char *name;
  uint32_t field;
} MCFieldName;

/// Makes a scanner that keeps `field_count` properties. NULL when memory is short.
MCScanner *mc_scanner_create(const MCFieldName *names, size_t name_count, size_t field_count);
void mc_scanner_destroy(MCScanner *scanner);

/// Makes the scanner keep the rest of the properties from now on.
void mc_scanner_keep_rest(MCScanner *scanner);

/// Reads `length` bytes that must be exactly one JSON array; MC_PADDING bytes more must be readable. Every value is
/// visited, so skipped members are valid too.
MCStatus mc_scan_features(MCScanner *scanner, const char *text, size_t length, MCBatch *batch);

/// The names of the properties met so far, in the order they were first met.
size_t mc_scanner_name_count(const MCScanner *scanner);
const char *mc_scanner_name(const MCScanner *scanner, size_t index, size_t *length, uint64_t *count);

/// What surrounds the list of features: `head` is the text up to and with its `[`, `tail` from its `]`.
typedef struct {
  bool has_type;
  bool is_collection;
  bool is_feature;
  bool has_features;
  bool has_crs;
  bool has_duplicate;
  /// Whether the crs member is null.
  bool has_null_crs;
  /// Whether there is a bbox member that is none.
  bool has_bad_box;
  /// The bbox member: 4 numbers, or 6 with heights; 0 where there is none.
  size_t box_count;
  double box[6];
  /// The name inside the crs member, where it is one; in the scanner's memory.
  const char *crs;
  size_t crs_length;
  size_t error_offset;
} MCFrame;

/// Reads a whole small document: a frame with an empty list in the place of the features. MC_PADDING bytes behind it
/// must be readable.
MCStatus mc_scan_frame(MCScanner *scanner, const char *text, size_t length, MCFrame *frame);

/// Finds the `[` of the top-level member "features" in the first `length` bytes of a document.
/// Returns its offset, or -1 when it is not there.
ptrdiff_t mc_find_features(const char *text, size_t length);

/// Where a list of features can be cut, counted from a place between two of them.
typedef struct {
  /// Bytes up to and with the last comma between features; 0 when no feature ends in the text.
  size_t last_comma;
  /// Offset of the `]` that ends the list; -1 when it is not in the text.
  ptrdiff_t list_end;
} MCCut;
MCCut mc_find_cut(const char *text, size_t length);

/// The version of simdjson that this was built with, and the kernel of it that runs here.
const char *mc_engine_version(void);
const char *mc_engine_kernel(void);

#ifdef __cplusplus
}
#endif
