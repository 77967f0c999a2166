// Reads one Feature: its geometry, its id, and the properties that were asked for.
#include "Scanner.hpp"

#include <algorithm>
#include <cmath>

namespace muchan {

namespace {

// What a feature's members have said so far.
struct Reading {
  bool has_type = false;
  bool is_feature = false;
  bool has_geometry = false;
  bool has_properties = false;
  bool has_id = false;
};

MCShape shape_named(std::string_view name) {
  if (name == "Polygon") return MC_SHAPE_POLYGON;
  if (name == "MultiPolygon") return MC_SHAPE_MULTI_POLYGON;
  if (name == "Point") return MC_SHAPE_POINT;
  if (name == "MultiPoint") return MC_SHAPE_MULTI_POINT;
  if (name == "LineString") return MC_SHAPE_LINE;
  if (name == "MultiLineString") return MC_SHAPE_MULTI_LINE;
  if (name == "GeometryCollection") return MC_SHAPE_COLLECTION;
  return MC_SHAPE_UNKNOWN;
}

// How deep positions lie in a geometry's coordinates; 0 where it has none.
int height_of(MCShape shape) {
  switch (shape) {
    case MC_SHAPE_POINT: return 1;
    case MC_SHAPE_LINE:
    case MC_SHAPE_MULTI_POINT: return 2;
    case MC_SHAPE_POLYGON:
    case MC_SHAPE_MULTI_LINE: return 3;
    case MC_SHAPE_MULTI_POLYGON: return 4;
    default: return 0;
  }
}

// Takes up a value's text in the block's.
void keep_text(MCScanner &scanner, std::string_view text, MCValue &kept) {
  kept.text_start = static_cast<uint32_t>(scanner.text.size());
  kept.text_length = static_cast<uint32_t>(text.size());
  scanner.text.append(text);
}

bool keep_value(MCScanner &scanner, MCValue &kept) {
  Walker &walker = scanner.walker;
  kept.offset = static_cast<uint32_t>(walker.here() - scanner.base);
  std::string_view text;
  switch (walker.peek()) {
    case '"':
      if (!walker.read_string(text)) return false;
      kept.kind = MC_VALUE_TEXT;
      keep_text(scanner, text, kept);
      return true;
    case 't':
    case 'f': {
      bool flag;
      if (!walker.read_bool(flag)) return false;
      kept.kind = MC_VALUE_BOOL;
      keep_text(scanner, flag ? "true" : "false", kept);
      return true;
    }
    case 'n':
      kept.kind = MC_VALUE_NULL;
      return walker.read_null();
    case '[':
    case '{':
      kept.kind = MC_VALUE_OTHER;
      return walker.visit();
    default:
      if (!walker.read_number(kept.number, text)) return false;
      kept.kind = MC_VALUE_NUMBER;
      keep_text(scanner, text, kept);
      return true;
  }
}

// Reads a property that has no field, or whose field keeps no text of it, and keeps it as it is written.
bool keep_rest(MCScanner &scanner, const char *name, MCValue *kept) {
  Walker &walker = scanner.walker;
  const bool is_structure = walker.peek() == '[' || walker.peek() == '{';
  if (kept ? !keep_value(scanner, *kept) : !walker.visit()) return false;
  if (kept && !is_structure) return true;
  const char *end = walker.here();
  while (end[-1] == ' ' || end[-1] == '\n' || end[-1] == '\r' || end[-1] == '\t') --end;
  // From the quote before the name.
  scanner.rest.append(name - 1, end);
  scanner.rest.push_back(',');
  return true;
}

// Features of one file carry the same names in the same order, so the name after the last one found is
// tried first and a lookup is one comparison.
Name &find_name(MCScanner &scanner, std::string_view text, size_t &guess) {
  if (guess < scanner.names.size() && scanner.names[guess].text == text) return scanner.names[guess++];
  for (size_t index = 0; index < scanner.names.size(); ++index) {
    if (scanner.names[index].text == text) {
      guess = index + 1;
      return scanner.names[index];
    }
  }
  scanner.names.push_back(Name{std::string(text), -1, 0, 0});
  guess = scanner.names.size();
  return scanner.names.back();
}

bool read_properties(MCScanner &scanner, MCValue *kept) {
  Walker &walker = scanner.walker;
  if (walker.peek() != '{') return walker.visit();
  size_t guess = 0;
  return walker.each_member([&](const Walker::Key &key) {
    Name &name = find_name(scanner, key.text, guess);
    // The same name again, or another name of a field that has its value.
    const bool is_repeated =
        name.last_feature == scanner.serial || (name.field >= 0 && kept[name.field].kind != MC_VALUE_MISSING);
    if (is_repeated) add_issue(scanner, MC_ISSUE_DUPLICATE_MEMBER, key.where);
    name.last_feature = scanner.serial;
    ++name.count;
    MCValue *const value = name.field >= 0 && !is_repeated ? &kept[name.field] : nullptr;
    if (scanner.keeps_rest && !is_repeated) return keep_rest(scanner, key.where, value);
    return value ? keep_value(scanner, *value) : walker.visit();
  });
}

}  // namespace

bool read_box(Walker &walker, const char *where, Box &box) {
  box.where = where;
  box.count = 0;
  if (walker.peek() != '[') return walker.visit();
  bool has_more = false;
  if (!walker.open(']', has_more)) return false;
  bool is_good = true;
  size_t count = 0;
  while (has_more) {
    const char next = walker.peek();
    double value = 0;
    std::string_view written;
    if ((next >= '0' && next <= '9') || next == '-') {
      if (!walker.read_number(value, written)) return false;
      if (count < 6) box.values[count] = value;
      is_good = is_good && !std::isinf(value);
    } else {
      is_good = false;
      if (!walker.visit()) return false;
    }
    ++count;
    if (!walker.advance(']', has_more)) return false;
  }
  if (is_good && (count == 4 || count == 6)) box.count = count;
  return true;
}

namespace {

// Holds a box against the vertices from `first` on. A rounded box is right: one part in ten million of a degree is a
// centimetre, of an easting a few metres.
void check_box(MCScanner &scanner, const Box &box, size_t first) {
  if (!box.where || first == scanner.vertex_count) return;
  double low[2] = {scanner.x[first], scanner.y[first]};
  double high[2] = {low[0], low[1]};
  for (size_t index = first; index < scanner.vertex_count; ++index) {
    const double position[2] = {scanner.x[index], scanner.y[index]};
    for (int axis = 0; axis < 2; ++axis) {
      if (position[axis] < low[axis]) low[axis] = position[axis];
      if (position[axis] > high[axis]) high[axis] = position[axis];
    }
  }
  bool is_right = box.count > 0;
  for (size_t axis = 0; is_right && axis < 2; ++axis) {
    const double tolerance = 1e-7 * (1 + (high[axis] < 0 ? -high[axis] : high[axis]));
    const double below = box.values[axis] - low[axis];
    const double above = box.values[box.count / 2 + axis] - high[axis];
    is_right = below <= tolerance && -below <= tolerance && above <= tolerance && -above <= tolerance;
  }
  if (!is_right) add_issue(scanner, MC_ISSUE_WRONG_BOUNDS, box.where);
}

// Reads the geometries of a collection for being JSON, and looks for a collection among them.
bool read_geometries(MCScanner &scanner) {
  Walker &walker = scanner.walker;
  if (walker.peek() != '[') return walker.visit();
  bool has_more = false;
  if (!walker.open(']', has_more)) return false;
  while (has_more) {
    const char *const where = walker.here();
    const bool is_read = walker.peek() != '{' ? walker.visit() : walker.each_member([&](const Walker::Key &key) {
      if (key.text != "type" || walker.peek() != '"') return walker.visit();
      std::string_view text;
      if (!walker.read_string(text)) return false;
      if (text == "GeometryCollection") add_issue(scanner, MC_ISSUE_NESTED_COLLECTION, where);
      return true;
    });
    if (!is_read || !walker.advance(']', has_more)) return false;
  }
  return true;
}

bool read_geometry(MCScanner &scanner, MCShape &shape, int &height, Box &box) {
  Walker &walker = scanner.walker;
  if (walker.peek() != '{') {
    shape = walker.peek() == 'n' ? MC_SHAPE_NULL : MC_SHAPE_UNKNOWN;
    return walker.visit();
  }
  shape = MC_SHAPE_UNKNOWN;
  bool has_type = false;
  bool has_coordinates = false;
  return walker.each_member([&](const Walker::Key &key) {
    const bool is_type = key.text == "type";
    const bool is_coordinates = key.text == "coordinates";
    const bool is_repeated = (is_type && has_type) || (is_coordinates && has_coordinates);
    if (is_repeated) add_issue(scanner, MC_ISSUE_DUPLICATE_MEMBER, key.where);
    if (is_type && !is_repeated && walker.peek() == '"') {
      has_type = true;
      std::string_view text;
      if (!walker.read_string(text)) return false;
      shape = shape_named(text);
      return true;
    }
    if (is_coordinates && !is_repeated) {
      has_coordinates = true;
      return read_coordinates(scanner, height);
    }
    if (key.text == "geometries") return read_geometries(scanner);
    if (key.text == "bbox") {
      if (box.where == nullptr) return read_box(walker, key.where, box);
      add_issue(scanner, MC_ISSUE_DUPLICATE_MEMBER, key.where);
      return walker.visit();
    }
    if (!is_type && !is_coordinates) add_issue(scanner, MC_ISSUE_FOREIGN_MEMBER, key.where);
    return walker.visit();
  });
}

bool read_member(MCScanner &scanner, const Walker::Key &key, Reading &reading, MCShape &shape, int &height,
                 Box *boxes, MCValue *kept) {
  auto is_first = [&](bool &seen) {
    if (seen) add_issue(scanner, MC_ISSUE_DUPLICATE_MEMBER, key.where);
    const bool before = seen;
    seen = true;
    return !before;
  };
  if (key.text == "geometry" && is_first(reading.has_geometry)) {
    return read_geometry(scanner, shape, height, boxes[1]);
  }
  if (key.text == "bbox") {
    bool is_known = boxes[0].where != nullptr;
    if (is_first(is_known)) return read_box(scanner.walker, key.where, boxes[0]);
  }
  if (key.text == "properties" && is_first(reading.has_properties)) return read_properties(scanner, kept);
  if (key.text == "id" && is_first(reading.has_id)) return keep_value(scanner, scanner.ids.back());
  if (key.text == "type" && is_first(reading.has_type) && scanner.walker.peek() == '"') {
    std::string_view text;
    if (!scanner.walker.read_string(text)) return false;
    reading.is_feature = text == "Feature";
    return true;
  }
  const bool is_foreign = key.text != "geometry" && key.text != "properties" && key.text != "id" &&
                          key.text != "type" && key.text != "bbox";
  if (is_foreign) {
    const uint64_t name = hash_of(key.text);
    bool is_known = std::find(scanner.foreign.begin(), scanner.foreign.end(), name) != scanner.foreign.end();
    is_first(is_known);
    // More names are not remembered: a feature with hundreds of members of its own must not take for ever.
    if (scanner.foreign.size() < 256) scanner.foreign.push_back(name);
  }
  return scanner.walker.visit();
}

// Checks what the coordinates turned out to be against what the type says, and closes the open ends of
// lines and points, so that every feature's vertices belong to a ring and every ring to a part.
void end_geometry(MCScanner &scanner, MCShape shape, int height, size_t first_ring, const char *where) {
  const int expected = height_of(shape);
  if (expected > 0) {
    if (height == 0) {
      add_issue(scanner, MC_ISSUE_EMPTY, where);
    } else if (height != expected) {
      add_issue(scanner, MC_ISSUE_WRONG_NESTING, where);
    }
  }
  const size_t ringed = scanner.ring_end.empty() ? 0 : scanner.ring_end.back();
  if (ringed < scanner.vertex_count) scanner.ring_end.push_back(static_cast<uint32_t>(scanner.vertex_count));
  const size_t parted = scanner.part_end.empty() ? 0 : scanner.part_end.back();
  if (parted < scanner.ring_end.size()) scanner.part_end.push_back(static_cast<uint32_t>(scanner.ring_end.size()));
  if (shape != MC_SHAPE_POLYGON && shape != MC_SHAPE_MULTI_POLYGON) return;
  for (size_t ring = first_ring; ring < scanner.ring_end.size(); ++ring) {
    const uint32_t start = ring == 0 ? 0 : scanner.ring_end[ring - 1];
    const uint32_t end = scanner.ring_end[ring];
    const bool is_closed =
        end > start && scanner.x[start] == scanner.x[end - 1] && scanner.y[start] == scanner.y[end - 1];
    if (end - start < (is_closed ? 4u : 3u)) {
      add_issue(scanner, MC_ISSUE_SHORT_RING, where);
    } else if (!is_closed) {
      add_issue(scanner, MC_ISSUE_UNCLOSED_RING, where);
    }
  }
}

}  // namespace

bool read_feature(MCScanner &scanner) {
  Walker &walker = scanner.walker;
  const char *const where = walker.here();
  scanner.feature_offset.push_back(static_cast<uint32_t>(where - scanner.base));
  ++scanner.serial;
  scanner.foreign.clear();
  scanner.ids.push_back(MCValue{});
  const size_t first_value = scanner.values.size();
  scanner.values.resize(first_value + scanner.field_count);
  const size_t first_ring = scanner.ring_end.size();
  const size_t first_vertex = scanner.vertex_count;
  Reading reading;
  Box boxes[2];
  MCShape shape = MC_SHAPE_MISSING;
  int height = 0;

  const bool is_read = walker.peek() != '{' ? walker.visit() : walker.each_member([&](const Walker::Key &key) {
    return read_member(scanner, key, reading, shape, height, boxes, scanner.values.data() + first_value);
  });
  if (!is_read) return false;
  if (const char *const repeat = walker.take_repeat()) add_issue(scanner, MC_ISSUE_DUPLICATE_MEMBER, repeat);
  if (!reading.is_feature) add_issue(scanner, MC_ISSUE_NOT_A_FEATURE, where);
  end_geometry(scanner, shape, height, first_ring, where);
  for (const Box &box : boxes) check_box(scanner, box, first_vertex);
  scanner.shape.push_back(static_cast<uint8_t>(shape));
  scanner.feature_part_end.push_back(static_cast<uint32_t>(scanner.part_end.size()));
  if (scanner.keeps_rest) scanner.rest_end.push_back(static_cast<uint32_t>(scanner.rest.size()));
  return true;
}

}  // namespace muchan
