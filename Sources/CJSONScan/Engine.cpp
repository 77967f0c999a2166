#include "CJSONScan.h"

#include <simdjson.h>

// Which simdjson, and which of its kernels this processor gets.

#define MC_TEXT_OF(value) #value
#define MC_TEXT(value) MC_TEXT_OF(value)

extern "C" const char *mc_engine_version(void) { return MC_TEXT(SIMDJSON_VERSION); }

extern "C" const char *mc_engine_kernel(void) {
  // The name belongs to a kernel, which lives as long as the program; it is a temporary string all the same.
  static const std::string name = simdjson::get_active_implementation()->name();
  return name.c_str();
}
