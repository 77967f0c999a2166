// Only the reentrant API is visible: every call names the context it runs in,
// so a worker cannot touch another worker's state by accident.
#pragma once
#define GEOS_USE_ONLY_R_API 1
#include <geos_c.h>
