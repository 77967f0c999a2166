// The forms of numbers that `read_plain_number` leaves: exponents, many digits, and what is no number.
#include "Number.hpp"

#include <charconv>
#include <limits>
#include <system_error>

namespace muchan {

namespace {

const char *skip_digits(const char *p, const char *end) {
  while (p < end && *p >= '0' && *p <= '9') ++p;
  return p;
}

// Whether the number is written as JSON asks: no plus, no leading zero, digits on both sides of a point.
bool is_well_formed(const char *p, const char *end) {
  if (p < end && *p == '-') ++p;
  const char *const whole = p;
  p = skip_digits(p, end);
  if (p == whole || (*whole == '0' && p - whole > 1)) return false;
  if (p < end && *p == '.') {
    const char *const places = ++p;
    p = skip_digits(p, end);
    if (p == places) return false;
  }
  if (p < end && (*p == 'e' || *p == 'E')) {
    ++p;
    if (p < end && (*p == '+' || *p == '-')) ++p;
    const char *const exponent = p;
    p = skip_digits(p, end);
    if (p == exponent) return false;
  }
  return p == end;
}

// Whether a well-formed number is below one, by the place of its first digit that is not zero.
bool is_small(const char *p, const char *end) {
  int64_t magnitude = 0;
  bool is_behind_point = false;
  bool has_begun = false;
  for (; p < end && *p != 'e' && *p != 'E'; ++p) {
    if (*p == '.') is_behind_point = true;
    if (*p < '0' || *p > '9') continue;
    has_begun = has_begun || *p != '0';
    if (has_begun && !is_behind_point) ++magnitude;
    if (!has_begun && is_behind_point) --magnitude;
  }
  if (p == end) return magnitude <= 0;
  const bool is_negative = *++p == '-';
  if (*p == '+' || *p == '-') ++p;
  int64_t exponent = 0;
  // An exponent beyond a million decides alone.
  for (; p < end && exponent < 1000000; ++p) exponent = exponent * 10 + (*p - '0');
  return magnitude + (is_negative ? -exponent : exponent) <= 0;
}

}  // namespace

bool read_number(const char *start, const char *end, double &value) {
  if (!is_well_formed(start, end)) return false;
  const std::from_chars_result result = std::from_chars(start, end, value);
  if (result.ec == std::errc{}) return true;
  const double magnitude = is_small(start, end) ? 0.0 : std::numeric_limits<double>::infinity();
  value = *start == '-' ? -magnitude : magnitude;
  return true;
}

}  // namespace muchan
