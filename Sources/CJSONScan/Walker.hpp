// Walks a JSON text along the places that simdjson's first stage has found.
//
// That stage finds brackets, colons, commas and the beginnings of all other values with vector instructions, and
// checks that the text is UTF-8, that strings end and hold no control characters. The walker checks everything
// else the grammar asks: nothing is skipped unread. See docs/decisions/0014.
#pragma once
#include <simdjson.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "CJSONScan.h"
#include "Number.hpp"

namespace muchan {

// Tells names apart.
uint64_t hash_of(std::string_view text);

// Every step says whether the text was right so far; after a false, `status` and `where` tell what was wrong.
class Walker {
 public:
  // A member's name: as written between its quotes, and where.
  struct Key {
    std::string_view text;
    const char *where;
  };

  // Finds the structure of a text of `length` bytes. Its first value is next.
  bool begin(const char *text, size_t length);

  // The first byte of what is next: a bracket, `,`, `:`, a string's quote, or a word's or number's first. 0 at the end.
  [[gnu::always_inline]] char peek() const { return next_ < last_ ? text_[*next_] : '\0'; }
  // Where it stands; one past the text at the end.
  [[gnu::always_inline]] const char *here() const { return text_ + *next_; }
  bool is_at_end() const { return next_ == last_; }

  // Steps into a list or object. Says whether there is anything in it; if not, it is left already.
  bool open(char closing, bool &has_more);
  // Steps over the comma to the next element or member, or out of the list or object.
  [[gnu::always_inline]] bool advance(char closing, bool &has_more) {
    const char found = peek();
    if (found != ',' && found != closing) return fail();
    ++next_;
    has_more = found == ',';
    if (!has_more) --depth_;
    return true;
  }

  // Reads a member's name and the colon behind it. Names written with escapes are in memory that the next one reuses.
  bool read_key(Key &key);
  // Reads a string without its quotes; one with escapes is in memory that the next one reuses.
  bool read_string(std::string_view &text);
  // Reads a number and how it was written; one too large for a double is infinite.
  bool read_number(double &value, std::string_view &written);
  bool read_bool(bool &value);
  bool read_null();
  // Reads a value of any kind to its end.
  bool visit();
  // The first object that `visit` has read since it was asked last and that has a name twice; null for none.
  const char *take_repeat();
  // Reads an object, its value being next: `read` takes each member's name and reads the value that is then next.
  template <typename Read>
  [[gnu::always_inline]] bool each_member(Read read) {
    bool has_more = false;
    if (!open('}', has_more)) return false;
    while (has_more) {
      Key key;
      if (!read_key(key) || !read(key) || !advance('}', has_more)) return false;
    }
    return true;
  }

  // Reads positions of two plain numbers without blanks, [x,y],[x,y], as programs write them, and stops where the text
  // is anything else. `room` is what x and y can hold. Returns their number; behind the last of them is next.
  size_t read_tight_positions(double *x, double *y, size_t room);

  // Says that what is next should not be there.
  bool fail();

  MCStatus status() const { return status_; }
  const char *where() const { return where_; }

 private:
  bool fail(MCStatus status, const char *where);
  bool visit_object();
  bool expect_word(const char *word, size_t length);
  // One past the last byte of a string, word or number that is next: only blanks stand between it and what follows.
  const char *token_end() const;
  bool unescape(const char *quote, const char *end, std::string_view &text);

  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage_;
  std::string unescaped_;
  const char *text_ = nullptr;
  // Places of the text's parts: next, and one past the last, which holds the text's length.
  const uint32_t *next_ = nullptr;
  const uint32_t *last_ = nullptr;
  size_t depth_ = 0;
  // Hashes of the names of the objects being visited, the innermost last.
  std::vector<uint64_t> names_;
  const char *repeat_ = nullptr;
  MCStatus status_ = MC_OK;
  const char *where_ = nullptr;
};

}  // namespace muchan
