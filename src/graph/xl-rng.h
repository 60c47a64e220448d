/* xl-rng.h - seeded random numbers of our own: the same on every machine and libc */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* xoshiro256** by Blackman and Vigna (public domain), seeded by splitmix64 as they advise. */
typedef struct
{
  guint64 s[4];
} XlRng;

static inline void
xl_rng_init (XlRng *rng, guint64 seed)
{
  for (int i = 0; i < 4; i++)
    {
      guint64 z = (seed += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

      z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
      rng->s[i] = z ^ (z >> 31);
    }
}

static inline guint64
xl_rng_next (XlRng *rng)
{
  guint64 *s = rng->s, m = s[1] * 5, t = s[1] << 17;

  m = ((m << 7) | (m >> 57)) * 9;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = (s[3] << 45) | (s[3] >> 19);
  return m;
}

/* 0 .. n - 1; the bias of at most n / 2^32 does not matter for pictures. */
static inline guint
xl_rng_below (XlRng *rng, guint n)
{
  return (guint) (((xl_rng_next (rng) >> 32) * n) >> 32);
}

/* -1 .. 1 */
static inline float
xl_rng_signed (XlRng *rng)
{
  return (float) ((double) (xl_rng_next (rng) >> 11) / 4503599627370496.0 - 1.0);
}
