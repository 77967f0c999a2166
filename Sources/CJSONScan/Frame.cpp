// Reads what stands around the list of features: type, crs, and members nobody asked for.
#include "Scanner.hpp"
#include "Structure.hpp"

#include <algorithm>
#include <new>
#include <vector>

namespace muchan {

namespace {

// The properties of the old crs member.
bool read_crs_name(MCScanner &scanner) {
  Walker &walker = scanner.walker;
  return walker.each_member([&](const Walker::Key &key) {
    if (key.text != "name" || walker.peek() != '"') return walker.visit();
    std::string_view crs;
    if (!walker.read_string(crs)) return false;
    scanner.crs.assign(crs);
    return true;
  });
}

// The old crs member: {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}.
bool read_crs(MCScanner &scanner) {
  Walker &walker = scanner.walker;
  if (walker.peek() != '{') return walker.visit();
  return walker.each_member([&](const Walker::Key &key) {
    return key.text == "properties" && walker.peek() == '{' ? read_crs_name(scanner) : walker.visit();
  });
}

// Whether a JSON value can begin with a character.
bool begins_value(char c) {
  return c == '{' || c == '[' || c == '"' || c == '-' || (c >= '0' && c <= '9') || c == 't' || c == 'f' || c == 'n';
}

bool read_frame(MCScanner &scanner, MCFrame &frame) {
  Walker &walker = scanner.walker;
  std::vector<uint64_t> names;
  const bool is_read = walker.each_member([&](const Walker::Key &key) {
    const bool is_type = key.text == "type";
    const bool is_crs = key.text == "crs";
    const bool is_features = key.text == "features";
    names.push_back(hash_of(key.text));
    if ((is_type && frame.has_type) || (is_crs && (frame.has_crs || frame.has_null_crs)) ||
        (is_features && frame.has_features)) {
      frame.has_duplicate = true;
      return walker.visit();
    }
    if (key.text == "bbox" && frame.box_count == 0) {
      Box box;
      if (!read_box(walker, key.where, box)) return false;
      std::copy(box.values, box.values + box.count, frame.box);
      frame.box_count = box.count;
      frame.has_bad_box = box.count == 0;
      return true;
    }
    if (is_type && walker.peek() == '"') {
      frame.has_type = true;
      std::string_view text;
      if (!walker.read_string(text)) return false;
      frame.is_collection = text == "FeatureCollection";
      frame.is_feature = text == "Feature";
      return true;
    }
    if (is_crs) {
      frame.has_crs = walker.peek() != 'n';
      frame.has_null_crs = !frame.has_crs;
      return read_crs(scanner);
    }
    frame.has_features = frame.has_features || is_features;
    return walker.visit();
  });
  std::sort(names.begin(), names.end());
  if (std::adjacent_find(names.begin(), names.end()) != names.end() || walker.take_repeat()) frame.has_duplicate = true;
  return is_read;
}

}  // namespace

}  // namespace muchan

MCStatus mc_scan_frame(MCScanner *scanner, const char *text, size_t length, MCFrame *frame) {
  using namespace muchan;
  try {
    *frame = MCFrame{};
    scanner->base = text;
    scanner->crs.clear();
    // Stage one of simdjson takes what follows the document for a part of it that is not closed.
    const size_t start = document_start(text, length);
    const size_t end = document_end(text, length);
    const char first = start < length ? text[start] : '\0';
    frame->error_offset = start;
    if (!begins_value(first)) return MC_NOT_JSON;
    if (end < length) {
      // Words and a comma are a table, not a document with something behind it.
      if (first != '{' && first != '[') return MC_NOT_JSON;
      frame->error_offset = end;
      return MC_TRAILING;
    }
    if (first != '{') return MC_NOT_AN_OBJECT;
    const bool is_good = scanner->walker.begin(text, length) && read_frame(*scanner, *frame) &&
                         (scanner->walker.is_at_end() || scanner->walker.fail());
    frame->crs = scanner->crs.data();
    frame->crs_length = scanner->crs.size();
    if (is_good) return MC_OK;
    frame->error_offset = static_cast<size_t>(scanner->walker.where() - text);
    return scanner->walker.status();
  } catch (const std::bad_alloc &) {
    return MC_NO_MEMORY;
  }
}
