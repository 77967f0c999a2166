// The scanner's state: the columns of the current block and the names of properties met so far.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "CJSONScan.h"
#include "Walker.hpp"

namespace muchan {

// A bbox member; RFC 7946 section 5 has it in collections, features and geometries alike.
struct Box {
  const char *where = nullptr;
  double values[6];
  // 4, or 6 with heights; 0 where it is neither.
  size_t count = 0;
};

// A property name, the column it fills (or none), and the last feature it stood in.
struct Name {
  std::string text;
  int32_t field;
  uint64_t count;
  uint64_t last_feature;
};

}  // namespace muchan

struct MCScanner {
  muchan::Walker walker;
  // Room for every position that the text can hold, so that adding one is two stores.
  // Not filled with zeros: most of it is never touched, and untouched memory costs nothing.
  std::unique_ptr<double[]> x, y;
  size_t vertex_room = 0;
  size_t vertex_count = 0;
  std::vector<uint32_t> ring_end, part_end, feature_part_end, feature_offset;
  std::vector<uint8_t> shape;
  std::vector<MCValue> ids, values;
  std::vector<MCIssue> issues;
  std::string text;
  std::string crs;

  // Properties without a field, as they are written; only where they are kept.
  bool keeps_rest = false;
  std::vector<uint32_t> rest_end;
  std::string rest;

  std::vector<muchan::Name> names;
  size_t field_count = 0;
  // Counts features over the scanner's life, so that a stamp in `names` never repeats.
  uint64_t serial = 0;

  const char *base = nullptr;
  size_t error_offset = 0;

  // Hashes of the names of members that GeoJSON does not have, in the feature being read.
  std::vector<uint64_t> foreign;

  // Forgets the last block and makes room for one of `length` bytes: a position takes six, as in "[0,0],".
  void prepare(size_t length) {
    const size_t most = length / 6 + 1;
    if (vertex_room < most) {
      // Blocks differ a little in length: room for somewhat longer ones saves making room again.
      vertex_room = 0;
      x.reset(new double[most + most / 4]);
      y.reset(new double[most + most / 4]);
      vertex_room = most + most / 4;
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
    rest_end.clear();
    rest.clear();
    error_offset = 0;
  }
};

namespace muchan {

// Reads one feature into the scanner's columns. False where the text is wrong, not where the feature is.
bool read_feature(MCScanner &scanner);

// Reads a bbox member, which is next.
bool read_box(Walker &walker, const char *where, Box &box);

// Reads a "coordinates" member into vertices, rings and parts. `height` becomes 1 for a position, 2 for a
// list of positions and so on; 0 where there is none; -1 where levels are mixed.
bool read_coordinates(MCScanner &scanner, int &height);

// Records what is wrong with the feature being read.
void add_issue(MCScanner &scanner, uint32_t code, const char *where);

}  // namespace muchan
