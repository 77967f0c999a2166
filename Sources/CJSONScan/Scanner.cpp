// The C entry points, and what all readers share.
#include "Scanner.hpp"
#include "Structure.hpp"

#include <cstring>
#include <new>

namespace muchan {

error_code visit(ondemand::value value, int depth) {
  if (depth > MC_MAX_DEPTH) return simdjson::DEPTH_ERROR;
  ondemand::json_type type;
  if (auto error = value.type().get(type)) return error;
  switch (type) {
    case ondemand::json_type::array: {
      ondemand::array list;
      if (auto error = value.get_array().get(list)) return error;
      for (auto element : list) {
        ondemand::value child;
        if (auto error = element.get(child)) return error;
        if (auto error = visit(child, depth + 1)) return error;
      }
      return simdjson::SUCCESS;
    }
    case ondemand::json_type::object: {
      ondemand::object object;
      if (auto error = value.get_object().get(object)) return error;
      for (auto field : object) {
        std::string_view name;
        if (auto error = field.unescaped_key().get(name)) return error;
        ondemand::value child;
        if (auto error = field.value().get(child)) return error;
        if (auto error = visit(child, depth + 1)) return error;
      }
      return simdjson::SUCCESS;
    }
    case ondemand::json_type::number: {
      double number;
      return value.get_double().get(number);
    }
    case ondemand::json_type::string: {
      std::string_view text;
      return value.get_string().get(text);
    }
    case ondemand::json_type::boolean: {
      bool flag;
      return value.get_bool().get(flag);
    }
    case ondemand::json_type::null: {
      bool is_null = false;
      if (auto error = value.is_null().get(is_null)) return error;
      return is_null ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
    }
    default:
      return simdjson::TAPE_ERROR;
  }
}

void add_issue(MCScanner &scanner, uint32_t code, const char *where) {
  const uint32_t feature = static_cast<uint32_t>(scanner.shape.size());
  scanner.issues.push_back(MCIssue{feature, code, static_cast<size_t>(where - scanner.base)});
}

MCStatus status_of(error_code error) {
  switch (error) {
    case simdjson::SUCCESS:
      return MC_OK;
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
    case simdjson::UNCLOSED_STRING:
    case simdjson::EMPTY:
      return MC_TRUNCATED;
    case simdjson::TRAILING_CONTENT:
      return MC_TRAILING;
    case simdjson::DEPTH_ERROR:
      return MC_TOO_DEEP;
    case simdjson::UTF8_ERROR:
      return MC_NOT_UTF8;
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY:
      return MC_NO_MEMORY;
    default:
      return MC_NOT_JSON;
  }
}

namespace {

// Offset of the place reading has come to, for errors.
size_t place_of(const MCScanner &scanner, ondemand::document &document, size_t length) {
  const char *location = nullptr;
  if (document.current_location().get(location) == simdjson::SUCCESS && location >= scanner.base) {
    const size_t offset = static_cast<size_t>(location - scanner.base);
    return offset < length ? offset : length;
  }
  return length;
}

error_code scan_list(MCScanner &scanner, ondemand::document &document) {
  ondemand::array list;
  if (auto error = document.get_array().get(list)) return error;
  for (auto element : list) {
    ondemand::value value;
    if (auto error = element.get(value)) return error;
    if (auto error = read_feature(scanner, value)) return error;
  }
  return is_at_end(document) ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
}

void publish(const MCScanner &scanner, MCBatch &batch) {
  batch.feature_count = scanner.shape.size();
  batch.vertex_count = scanner.vertex_count;
  batch.ring_count = scanner.ring_end.size();
  batch.part_count = scanner.part_end.size();
  batch.issue_count = scanner.issues.size();
  batch.text_length = scanner.text.size();
  batch.x = scanner.x.data();
  batch.y = scanner.y.data();
  batch.ring_end = scanner.ring_end.data();
  batch.part_end = scanner.part_end.data();
  batch.feature_part_end = scanner.feature_part_end.data();
  batch.feature_offset = scanner.feature_offset.data();
  batch.shape = scanner.shape.data();
  batch.ids = scanner.ids.data();
  batch.values = scanner.values.data();
  batch.text = scanner.text.data();
  batch.issues = scanner.issues.data();
  batch.error_offset = scanner.error_offset;
}

}  // namespace

}  // namespace muchan

using namespace muchan;

MCScanner *mc_scanner_create(const MCFieldName *names, size_t name_count, size_t field_count) {
  try {
    MCScanner *const scanner = new MCScanner();
    // Room for the levels above the values that `visit` counts from.
    if (scanner->parser.allocate(1 << 16, MC_MAX_DEPTH + 16)) {
      delete scanner;
      return nullptr;
    }
    scanner->field_count = field_count;
    for (size_t index = 0; index < name_count; ++index) {
      scanner->names.push_back(Name{names[index].name, static_cast<int32_t>(names[index].field), 0, 0});
    }
    return scanner;
  } catch (const std::bad_alloc &) {
    return nullptr;
  }
}

void mc_scanner_destroy(MCScanner *scanner) { delete scanner; }

MCStatus mc_scan_features(MCScanner *scanner, const char *text, size_t length, size_t capacity, MCBatch *batch) {
  try {
    scanner->prepare(length);
    scanner->base = text;
    ondemand::document document;
    const simdjson::padded_string_view view(text, length, capacity);
    error_code error = scanner->parser.iterate(view).get(document);
    if (error) {
      scanner->error_offset = error == simdjson::UNESCAPED_CHARS ? first_control_in_string(text, length) : length;
    } else {
      error = scan_list(*scanner, document);
      if (error) scanner->error_offset = status_of(error) == MC_TRUNCATED ? length : place_of(*scanner, document, length);
    }
    publish(*scanner, *batch);
    return status_of(error);
  } catch (const std::bad_alloc &) {
    return MC_NO_MEMORY;
  }
}

size_t mc_scanner_name_count(const MCScanner *scanner) { return scanner->names.size(); }

const char *mc_scanner_name(const MCScanner *scanner, size_t index, size_t *length, uint64_t *count) {
  const Name &name = scanner->names[index];
  *length = name.text.size();
  *count = name.count;
  return name.text.data();
}
