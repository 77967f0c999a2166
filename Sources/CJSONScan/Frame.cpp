// Reads what stands around the list of features: type, crs, and members nobody asked for.
#include "Scanner.hpp"
#include "Structure.hpp"

#include <new>

namespace muchan {

namespace {

// The old crs member: {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}.
error_code read_crs(MCScanner &scanner, ondemand::value value) {
  ondemand::json_type type;
  if (auto error = value.type().get(type)) return error;
  if (type != ondemand::json_type::object) return visit(value, 2);
  ondemand::object object;
  if (auto error = value.get_object().get(object)) return error;
  for (auto field : object) {
    std::string_view name;
    if (auto error = field.unescaped_key().get(name)) return error;
    const bool is_properties = name == "properties";
    ondemand::value member;
    if (auto error = field.value().get(member)) return error;
    if (auto error = member.type().get(type)) return error;
    if (!is_properties || type != ondemand::json_type::object) {
      if (auto error = visit(member, 3)) return error;
      continue;
    }
    ondemand::object inner;
    if (auto error = member.get_object().get(inner)) return error;
    for (auto inner_field : inner) {
      if (auto error = inner_field.unescaped_key().get(name)) return error;
      const bool is_name = name == "name";
      ondemand::value text;
      if (auto error = inner_field.value().get(text)) return error;
      if (auto error = text.type().get(type)) return error;
      if (is_name && type == ondemand::json_type::string) {
        std::string_view crs;
        if (auto error = text.get_string().get(crs)) return error;
        scanner.crs.assign(crs);
      } else if (auto error = visit(text, 4)) {
        return error;
      }
    }
  }
  return simdjson::SUCCESS;
}

// Whether a JSON value can begin with a character.
bool begins_value(char c) {
  return c == '{' || c == '[' || c == '"' || c == '-' || (c >= '0' && c <= '9') || c == 't' || c == 'f' || c == 'n';
}

error_code read_frame(MCScanner &scanner, ondemand::document &document, MCFrame &frame) {
  ondemand::object object;
  if (auto error = document.get_object().get(object)) return error;
  for (auto field : object) {
    std::string_view name;
    if (auto error = field.unescaped_key().get(name)) return error;
    const bool is_type = name == "type";
    const bool is_crs = name == "crs";
    const bool is_features = name == "features";
    ondemand::value value;
    if (auto error = field.value().get(value)) return error;
    ondemand::json_type type;
    if (auto error = value.type().get(type)) return error;
    if ((is_type && frame.has_type) || (is_crs && frame.has_crs) || (is_features && frame.has_features)) {
      frame.has_duplicate = true;
      if (auto error = visit(value, 1)) return error;
    } else if (is_type && type == ondemand::json_type::string) {
      frame.has_type = true;
      std::string_view text;
      if (auto error = value.get_string().get(text)) return error;
      frame.is_collection = text == "FeatureCollection";
      frame.is_feature = text == "Feature";
    } else if (is_crs) {
      frame.has_crs = type != ondemand::json_type::null;
      if (auto error = read_crs(scanner, value)) return error;
    } else {
      frame.has_features = frame.has_features || is_features;
      if (auto error = visit(value, 1)) return error;
    }
  }
  return is_at_end(document) ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
}

}  // namespace

}  // namespace muchan

MCStatus mc_scan_frame(MCScanner *scanner, const char *text, size_t length, size_t capacity, MCFrame *frame) {
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
    frame->error_offset = length;
    ondemand::document document;
    const simdjson::padded_string_view view(text, length, capacity);
    error_code error = scanner->parser.iterate(view).get(document);
    if (error == simdjson::UNESCAPED_CHARS) {
      frame->error_offset = first_control_in_string(text, length);
    } else if (!error) {
      error = read_frame(*scanner, document, *frame);
      const char *location = nullptr;
      if (error && document.current_location().get(location) == simdjson::SUCCESS && location >= text &&
          location < text + length) {
        frame->error_offset = static_cast<size_t>(location - text);
      }
    }
    frame->crs = scanner->crs.data();
    frame->crs_length = scanner->crs.size();
    return status_of(error);
  } catch (const std::bad_alloc &) {
    return MC_NO_MEMORY;
  }
}
