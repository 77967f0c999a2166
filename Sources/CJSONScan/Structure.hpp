#pragma once
#include "CJSONScan.h"

namespace muchan {

// Offset of the first byte that is not blank.
size_t document_start(const char *text, size_t length);

// Offset of the first control character inside a string, where JSON forbids it; `length` where there is none.
size_t first_control_in_string(const char *text, size_t length);

// Offset of the first byte after a document's value and the blanks behind it: less than `length` where
// something else follows.
size_t document_end(const char *text, size_t length);

}  // namespace muchan
