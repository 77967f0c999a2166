// SHA-256 by the processor's own instructions, where it has them.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Whether the processor has them.
bool cd_has_sha256(void);

/// Adds whole blocks of 64 bytes to a state of eight words (FIPS 180-4, 6.2.2). Only where `cd_has_sha256`.
/// `constants` are the 64 words of 4.2.2.
void cd_sha256_add(uint32_t *state, const uint32_t *constants, const uint8_t *data, size_t block_count);

#ifdef __cplusplus
}
#endif
