#include "Walker.hpp"

#include <algorithm>
#include <cstring>
#include <new>

#include "Structure.hpp"

namespace muchan {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Whether a backslash is in the text. Eight bytes at a time: names and values are too short for a call to pay. Reads up
// to eight bytes behind the end.
bool holds_escape(const char *p, const char *end) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kHighBits = 0x8080808080808080;
  for (; p < end; p += 8) {
    uint64_t eight;
    std::memcpy(&eight, p, sizeof eight);
    // A byte that is a backslash becomes zero, and the lowest zero byte is found for certain.
    eight ^= kOnes * '\\';
    const uint64_t found = (eight - kOnes) & ~eight & kHighBits;
    if (found != 0) return p + (__builtin_ctzll(found) >> 3) < end;
  }
  return false;
}

MCStatus status_of(simdjson::error_code error) {
  switch (error) {
    case simdjson::UNCLOSED_STRING:
    case simdjson::EMPTY:
      return MC_TRUNCATED;
    case simdjson::UTF8_ERROR:
      return MC_NOT_UTF8;
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY:
      return MC_NO_MEMORY;
    default:
      return MC_NOT_JSON;
  }
}

// Whether names from `first` on repeat, by their hashes, which it may put in another order.
bool has_repeats(std::vector<uint64_t> &names, size_t first) {
  if (names.size() - first < 2) return false;
  const auto begin = names.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(begin, names.end());
  return std::adjacent_find(begin, names.end()) != names.end();
}

}  // namespace

uint64_t hash_of(std::string_view text) {
  // FNV-1a (Fowler, Noll, Vo) of 64 bits: names of one object meet in one of 10^19 cases.
  uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3;
  return hash;
}

bool Walker::begin(const char *text, size_t length) {
  text_ = text;
  depth_ = 0;
  status_ = MC_OK;
  where_ = nullptr;
  next_ = last_ = nullptr;
  repeat_ = nullptr;
  names_.clear();
  // simdjson keeps room for as many levels as it is told; the walker counts its own.
  constexpr size_t kSmallest = 1 << 16;
  simdjson::error_code error = simdjson::SUCCESS;
  if (!stage_) {
    const size_t capacity = length < kSmallest ? kSmallest : length;
    error = simdjson::get_active_implementation()->create_dom_parser_implementation(capacity, 1, stage_);
  } else if (stage_->capacity() < length) {
    // Blocks differ a little in length: room for somewhat longer ones saves making room again.
    error = stage_->set_capacity(length + length / 4);
  }
  if (error) return fail(MC_NO_MEMORY, text);
  error = stage_->stage1(reinterpret_cast<const uint8_t *>(text), length, simdjson::stage1_mode::regular);
  if (error) {
    const bool is_control = error == simdjson::UNESCAPED_CHARS;
    return fail(status_of(error), text + (is_control ? first_control_in_string(text, length) : length));
  }
  next_ = stage_->structural_indexes.get();
  last_ = next_ + stage_->n_structural_indexes;
  // All that is read here is a list or an object. Ending in a bracket it holds nothing that could run on behind it.
  const char closing = text[last_[-1]];
  return closing == ']' || closing == '}' || fail(MC_TRUNCATED, text + length);
}

bool Walker::fail(MCStatus status, const char *where) {
  status_ = status;
  where_ = where;
  return false;
}

bool Walker::fail() { return fail(is_at_end() ? MC_TRUNCATED : MC_NOT_JSON, here()); }

const char *Walker::token_end() const {
  const char *end = text_ + next_[1];
  if (static_cast<unsigned char>(end[-1]) > ' ') return end;
  while (is_blank(end[-1])) --end;
  return end;
}

bool Walker::open(char closing, bool &has_more) {
  if (++depth_ > MC_MAX_DEPTH) return fail(MC_TOO_DEEP, here());
  ++next_;
  has_more = peek() != closing;
  if (!has_more) {
    ++next_;
    --depth_;
  }
  return true;
}

bool Walker::unescape(const char *quote, const char *end, std::string_view &text) {
  // simdjson writes whole vectors behind what it has unescaped, which is never longer than what was written.
  unescaped_.resize(static_cast<size_t>(end - quote) + simdjson::SIMDJSON_PADDING);
  uint8_t *const start = reinterpret_cast<uint8_t *>(unescaped_.data());
  const uint8_t *const stop = stage_->parse_string(reinterpret_cast<const uint8_t *>(quote + 1), start);
  if (stop == nullptr) return fail();
  text = std::string_view(unescaped_.data(), static_cast<size_t>(stop - start));
  return true;
}

bool Walker::read_string(std::string_view &text) {
  if (peek() != '"') return fail();
  const char *const quote = here();
  const char *const end = token_end();
  if (holds_escape(quote, end)) {
    if (!unescape(quote, end, text)) return false;
  } else {
    text = std::string_view(quote + 1, static_cast<size_t>(end - quote) - 2);
  }
  ++next_;
  return true;
}

bool Walker::read_key(Key &key) {
  key.where = here() + 1;
  if (!read_string(key.text)) return false;
  if (peek() != ':') return fail();
  ++next_;
  return true;
}

bool Walker::read_number(double &value, std::string_view &written) {
  const char *const start = here();
  const char *const end = token_end();
  const char *at = start;
  if (!read_plain_number(at, value) || at != end) {
    if (!muchan::read_number(start, end, value)) return fail();
  }
  written = std::string_view(start, static_cast<size_t>(end - start));
  ++next_;
  return true;
}

bool Walker::expect_word(const char *word, size_t length) {
  const char *const start = here();
  if (static_cast<size_t>(token_end() - start) != length || std::memcmp(start, word, length) != 0) return fail();
  ++next_;
  return true;
}

bool Walker::read_bool(bool &value) {
  value = peek() == 't';
  return value ? expect_word("true", 4) : expect_word("false", 5);
}

bool Walker::read_null() { return expect_word("null", 4); }

bool Walker::visit_object() {
  const char *const where = here();
  const size_t first = names_.size();
  const bool is_read = each_member([this](const Key &key) {
    names_.push_back(hash_of(key.text));
    return visit();
  });
  if (repeat_ == nullptr && has_repeats(names_, first)) repeat_ = where;
  names_.resize(first);
  return is_read;
}

const char *Walker::take_repeat() {
  const char *const found = repeat_;
  repeat_ = nullptr;
  return found;
}

bool Walker::visit() {
  switch (peek()) {
    case '{':
      return visit_object();
    case '[': {
      bool has_more = false;
      if (!open(']', has_more)) return false;
      while (has_more) {
        if (!visit() || !advance(']', has_more)) return false;
      }
      return true;
    }
    case '"': {
      std::string_view text;
      return read_string(text);
    }
    case 't':
    case 'f': {
      bool value;
      return read_bool(value);
    }
    case 'n':
      return read_null();
    case '-':
    case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9': {
      double value;
      std::string_view written;
      return read_number(value, written);
    }
    default:
      return fail();
  }
}

size_t Walker::read_tight_positions(double *x, double *y, size_t room) {
  const char *const end = text_ + last_[-1];
  const char *p = here();
  size_t count = 0;
  while (count < room && p < end && *p == '[') {
    const char *at = p + 1;
    if (!read_plain_number(at, x[count]) || *at != ',') break;
    ++at;
    if (!read_plain_number(at, y[count]) || *at != ']') break;
    ++count;
    p = at + 2;
    if (at[1] != ',') break;
  }
  // A position is five parts, [ x , y ], and between two of them is a comma.
  if (count > 0) next_ += 6 * count - 1;
  return count;
}

}  // namespace muchan
