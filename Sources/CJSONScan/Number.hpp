// Reads numbers as JSON writes them. Nearly all of a file is coordinates, so this is where the time goes.
#pragma once
#include <cstdint>
#include <cstring>

namespace muchan {

// Whether eight bytes are eight decimal digits.
[[gnu::always_inline]] inline bool are_digits(uint64_t eight) {
  return ((eight & 0xF0F0F0F0F0F0F0F0) | (((eight + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0) >> 4)) ==
         0x3333333333333333;
}

// The value of eight decimal digits, the first in the lowest byte: pairs, then fours, then all, in three products.
[[gnu::always_inline]] inline uint64_t value_of_digits(uint64_t eight) {
  eight -= 0x3030303030303030;
  eight = eight * 10 + (eight >> 8);
  return (((eight & 0x000000FF000000FF) * 0x000F424000000064) +
          (((eight >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >>
         32;
}

// Powers of ten that a double holds exactly.
inline constexpr double kPowersOfTen[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                          1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// Reads a number at `p` that is written plainly: no exponent, and digits that together stay below 2^53. Such a number
// is one integer divided by one power of ten, both exact, so the quotient is the nearest double (Clinger 1990).
// Moves `p` behind it; false, `p` as it was, for all else, whether a number or not. Reads up to eight bytes further.
[[gnu::always_inline]] inline bool read_plain_number(const char *&p, double &value) {
  const char *at = p;
  const bool is_negative = *at == '-';
  at += is_negative;
  const char *const first = at;
  uint64_t digits = static_cast<uint8_t>(*at - '0');
  if (digits > 9) return false;
  ++at;
  uint8_t digit;
  while ((digit = static_cast<uint8_t>(*at - '0')) <= 9) {
    digits = digits * 10 + digit;
    ++at;
  }
  size_t places = 0;
  if (*first == '0' && at - first > 1) return false;
  if (*at == '.') {
    const char *const point = at++;
    uint64_t eight;
    std::memcpy(&eight, at, sizeof eight);
    if (are_digits(eight)) {
      digits = digits * 100000000 + value_of_digits(eight);
      at += 8;
    }
    while ((digit = static_cast<uint8_t>(*at - '0')) <= 9) {
      digits = digits * 10 + digit;
      ++at;
    }
    places = static_cast<size_t>(at - point) - 1;
    if (places == 0) return false;
  }
  // More than 19 digits may have overflowed.
  if (at - first - (places > 0) > 19 || digits >> 53 != 0 || (*at | 0x20) == 'e') return false;
  const double magnitude = static_cast<double>(static_cast<int64_t>(digits)) / kPowersOfTen[places];
  value = is_negative ? -magnitude : magnitude;
  p = at;
  return true;
}

// Reads a number that fills [start, end), in any form that JSON allows; false for what is no number. What is too small for
// a double is zero, what is too large is infinite.
bool read_number(const char *start, const char *end, double &value);

}  // namespace muchan
