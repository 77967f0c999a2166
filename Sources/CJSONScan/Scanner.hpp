// The scanner's state: the columns of the current block and the names of properties met so far.
#pragma once
#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

#include "CJSONScan.h"

namespace muchan {

namespace ondemand = simdjson::ondemand;

// A property name, the column it fills (or none), and the last feature it stood in.
struct Name {
  std::string text;
  int32_t field;
  uint64_t count;
  uint64_t last_feature;
};

}  // namespace muchan

struct MCScanner {
  simdjson::ondemand::parser parser;
  // Room for every position that the text can hold, so that adding one is two stores.
  std::vector<double> x, y;
  size_t vertex_count = 0;
  std::vector<uint32_t> ring_end, part_end, feature_part_end, feature_offset;
  std::vector<uint8_t> shape;
  std::vector<MCValue> ids, values;
  std::vector<MCIssue> issues;
  std::string text;
  std::string crs;

  std::vector<muchan::Name> names;
  size_t field_count = 0;
  // Counts features over the scanner's life, so that a stamp in `names` never repeats.
  uint64_t serial = 0;

  const char *base = nullptr;
  size_t error_offset = 0;

  // Forgets the last block and makes room for one of `length` bytes: a position takes six, as in "[0,0],".
  void prepare(size_t length) {
    const size_t most = length / 6 + 1;
    if (x.size() < most) {
      x.resize(most);
      y.resize(most);
    }
    vertex_count = 0;
    ring_end.clear();
    part_end.clear();
    feature_part_end.clear();
    feature_offset.clear();
    shape.clear();
    ids.clear();
    values.clear();
    issues.clear();
    text.clear();
    error_offset = 0;
  }
};

namespace muchan {

using simdjson::error_code;

// Visits a value to its end, so that what is skipped is valid JSON too.
error_code visit(ondemand::value value, int depth);

// Reads one feature into the scanner's columns. An error is one of the text, not of the feature.
error_code read_feature(MCScanner &scanner, ondemand::value element);

// Reads a "coordinates" member into vertices, rings and parts. `height` becomes 1 for a position, 2 for a
// list of positions and so on; 0 where there is none; -1 where levels are mixed.
error_code read_coordinates(MCScanner &scanner, ondemand::value value, int &height);

// Records what is wrong with the feature being read.
void add_issue(MCScanner &scanner, uint32_t code, const char *where);

// Whether nothing follows the value that was just read; On-Demand itself does not ask.
inline bool is_at_end(ondemand::document &document) {
  const char *location;
  return document.current_location().get(location) == simdjson::OUT_OF_BOUNDS;
}

MCStatus status_of(error_code error);

}  // namespace muchan
