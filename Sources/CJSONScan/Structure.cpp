// Finds where features begin and end by brackets and strings alone, without reading values. What it says
// is a guess until the text between the cuts has been parsed.
#include "Structure.hpp"

#include <cstdint>
#include <cstring>

namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// From an opening quote to one past the closing one, or to `end`.
const char *skip_string(const char *p, const char *end) {
  for (++p; p < end; ++p) {
    if (*p == '\\') {
      ++p;
    } else if (*p == '"') {
      return p + 1;
    }
  }
  return end;
}

const char *skip_blanks(const char *p, const char *end) {
  while (p < end && is_blank(*p)) ++p;
  return p;
}

// Past one value: a string, a bracketed value, or anything up to a comma or closing bracket.
const char *skip_value(const char *p, const char *end) {
  size_t depth = 0;
  while (p < end) {
    switch (*p) {
      case '"':
        p = skip_string(p, end);
        if (depth == 0) return p;
        continue;
      case '{':
      case '[':
        ++depth;
        break;
      case '}':
      case ']':
        if (depth == 0) return p;
        if (--depth == 0) return p + 1;
        break;
      case ',':
        if (depth == 0) return p;
        break;
      default:
        break;
    }
    ++p;
  }
  return end;
}

}  // namespace

ptrdiff_t mc_find_features(const char *text, size_t length) {
  const char *const end = text + length;
  const char *p = skip_blanks(text, end);
  if (p == end || *p != '{') return -1;
  ++p;
  while (true) {
    p = skip_blanks(p, end);
    if (p == end || *p != '"') return -1;
    const char *const name = p + 1;
    p = skip_string(p, end);
    if (p == end) return -1;
    const size_t name_length = static_cast<size_t>(p - 1 - name);
    p = skip_blanks(p, end);
    if (p == end || *p != ':') return -1;
    p = skip_blanks(p + 1, end);
    if (p == end) return -1;
    if (name_length == 8 && memcmp(name, "features", 8) == 0) {
      return *p == '[' ? p - text : -1;
    }
    p = skip_blanks(skip_value(p, end), end);
    if (p == end || *p != ',') return -1;
    ++p;
  }
}

size_t muchan::document_start(const char *text, size_t length) {
  return static_cast<size_t>(skip_blanks(text, text + length) - text);
}

size_t muchan::first_control_in_string(const char *text, size_t length) {
  bool is_in_string = false;
  for (size_t index = 0; index < length; ++index) {
    const char c = text[index];
    if (c == '"') {
      is_in_string = !is_in_string;
    } else if (is_in_string && c == '\\') {
      ++index;
    } else if (is_in_string && static_cast<unsigned char>(c) < 0x20) {
      return index;
    }
  }
  return length;
}

size_t muchan::document_end(const char *text, size_t length) {
  const char *const end = text + length;
  return static_cast<size_t>(skip_blanks(skip_value(skip_blanks(text, end), end), end) - text);
}

MCCut mc_find_cut(const char *text, size_t length) {
  MCCut cut = {0, -1};
  const char *const end = text + length;
  size_t depth = 0;
  for (const char *p = text; p < end;) {
    switch (*p) {
      case '"':
        p = skip_string(p, end);
        continue;
      case '{':
      case '[':
        ++depth;
        break;
      case '}':
        if (depth > 0) --depth;
        break;
      case ']':
        if (depth == 0) {
          cut.list_end = p - text;
          return cut;
        }
        --depth;
        break;
      case ',':
        if (depth == 0) cut.last_comma = static_cast<size_t>(p - text) + 1;
        break;
      default:
        break;
    }
    ++p;
  }
  return cut;
}
