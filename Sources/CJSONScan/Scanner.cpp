// The C entry points, and what all readers share.
#include "Scanner.hpp"

#include <new>

namespace muchan {

void add_issue(MCScanner &scanner, uint32_t code, const char *where) {
  const uint32_t feature = static_cast<uint32_t>(scanner.shape.size());
  scanner.issues.push_back(MCIssue{feature, code, static_cast<size_t>(where - scanner.base)});
}

namespace {

MCStatus scan_list(MCScanner &scanner, const char *text, size_t length) {
  Walker &walker = scanner.walker;
  bool has_more = false;
  bool is_good = walker.begin(text, length);
  if (is_good && walker.peek() != '[') is_good = walker.fail();
  is_good = is_good && walker.open(']', has_more);
  while (is_good && has_more) is_good = read_feature(scanner) && walker.advance(']', has_more);
  if (!is_good) {
    scanner.error_offset = static_cast<size_t>(walker.where() - text);
    return walker.status();
  }
  if (walker.is_at_end()) return MC_OK;
  scanner.error_offset = static_cast<size_t>(walker.here() - text);
  return MC_TRAILING;
}

void publish(const MCScanner &scanner, MCBatch &batch) {
  batch.feature_count = scanner.shape.size();
  batch.vertex_count = scanner.vertex_count;
  batch.ring_count = scanner.ring_end.size();
  batch.part_count = scanner.part_end.size();
  batch.issue_count = scanner.issues.size();
  batch.text_length = scanner.text.size();
  batch.x = scanner.x.get();
  batch.y = scanner.y.get();
  batch.ring_end = scanner.ring_end.data();
  batch.part_end = scanner.part_end.data();
  batch.feature_part_end = scanner.feature_part_end.data();
  batch.feature_offset = scanner.feature_offset.data();
  batch.shape = scanner.shape.data();
  batch.ids = scanner.ids.data();
  batch.values = scanner.values.data();
  batch.text = scanner.text.data();
  batch.issues = scanner.issues.data();
  batch.rest_end = scanner.keeps_rest ? scanner.rest_end.data() : nullptr;
  batch.rest = scanner.rest.data();
  batch.error_offset = scanner.error_offset;
}

}  // namespace

}  // namespace muchan

using namespace muchan;

MCScanner *mc_scanner_create(const MCFieldName *names, size_t name_count, size_t field_count) {
  try {
    MCScanner *const scanner = new MCScanner();
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

void mc_scanner_keep_rest(MCScanner *scanner) { scanner->keeps_rest = true; }

MCStatus mc_scan_features(MCScanner *scanner, const char *text, size_t length, MCBatch *batch) {
  try {
    scanner->prepare(length);
    scanner->base = text;
    const MCStatus status = scan_list(*scanner, text, length);
    publish(*scanner, *batch);
    return status;
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
