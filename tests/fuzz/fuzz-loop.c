/* fuzz-loop.c - a seeded loop of broken inputs, where libFuzzer is not there */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

/* fuzz-READER RUNS SEED FILE...
 *
 * Changes the files at random and reads them. The same seed gives the same inputs; when one of them breaks the
 * program, run it again under a debugger: $XL_FUZZ_KEEP names a file into which each input is put before it is read. */

#define LONGEST (256 * 1024)

static const char *const words[] = {
  "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml ?>", "<!DOCTYPE a>", "&amp;", "&#0;", "&#xFFFE;",
  "\"", "'", ";", ",", "\t", "\r\n", "\xef\xbb\xbf", "\xff\xfe", "\x80", "\xf4\x90\x80\x80", "0", "-1", "1e999", "NaN",
  "99999999999999999999", "9999-12-31", "2027-02-30", "0000", "id", "key", "ref", "xmlns", "narrative", "item", "record",
  "iati-activity", "project", "region-0000000000000", "[\"", "=1+1", "\\"
};

static void
change (GRand *rand, GByteArray *input, const GByteArray *other)
{
  const guint at = input->len > 0 ? (guint) g_rand_int_range (rand, 0, (int) input->len) : 0;
  const guint left = input->len - at;
  const guint most = (guint) g_rand_int_range (rand, 1, g_rand_int_range (rand, 2, 400));
  const guint some = MIN (left, most);
  const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
  g_autofree guint8 *tail = left > 0 ? g_memdup2 (input->data + at, left) : NULL;

  switch (g_rand_int_range (rand, 0, 11))
    {
    case 7: /* only a letter or digit, so that it stays well-formed and gets further */
    case 8:
    case 9:
    case 10:
      for (guint i = at; i < input->len; i++)
        if (g_ascii_isalnum (input->data[i]))
          {
            input->data[i] = (guint8) "0123456789-.aeEzZ\xc3"[g_rand_int_range (rand, 0, 17)];
            break;
          }
      break;
    case 0: /* a bit */
      if (left > 0)
        input->data[at] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;
    case 1: /* a byte */
      if (left > 0)
        input->data[at] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    case 2: /* something is missing */
      if (some > 0)
        g_byte_array_remove_range (input, at, some);
      break;
    case 3: /* something is there twice */
      g_byte_array_set_size (input, at);
      if (some > 0)
        g_byte_array_append (input, tail, some);
      if (left > 0)
        g_byte_array_append (input, tail, left);
      break;
    case 4: /* a word that means something, in between or over it */
      g_byte_array_set_size (input, at);
      g_byte_array_append (input, (const guint8 *) word, (guint) strlen (word));
      if (left > some)
        g_byte_array_append (input, tail + (g_rand_boolean (rand) ? some : 0), left - some);
      break;
    case 5: /* the end is missing */
      g_byte_array_set_size (input, at);
      break;
    default: /* goes on with another file */
      if (other->len > 0)
        {
          const guint from = (guint) g_rand_int_range (rand, 0, (int) other->len);

          g_byte_array_set_size (input, at);
          g_byte_array_append (input, other->data + from, MIN (other->len - from, 4000));
        }
      break;
    }
  if (input->len > LONGEST)
    g_byte_array_set_size (input, LONGEST);
}

/* Of a file of pages: what is broken stays in its place, so that the rest is read. */
static void
change_page (GRand *rand, GByteArray *input, const GByteArray *other)
{
  static const guint sizes[] = { 512, 4096 };
  const guint size = sizes[g_rand_int_range (rand, 0, G_N_ELEMENTS (sizes))];
  const guint page = input->len >= size ? size * (guint) g_rand_int_range (rand, 0, (int) (input->len / size)) : 0;
  const guint from = other->len >= size ? size * (guint) g_rand_int_range (rand, 0, (int) (other->len / size)) : 0;
  const guint number = (guint) g_rand_int_range (rand, 0, 1 << g_rand_int_range (rand, 1, 17));
  const guint at = page + (guint) g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 24 : (int) size - 1);

  if (input->len < page + size || other->len < from + size)
    return;
  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0: /* a number of two bytes: of a cell, of a page */
    case 1:
      input->data[at] = (guint8) (number >> 8);
      input->data[at + 1] = (guint8) number;
      break;
    case 2: /* lengths without end */
      memset (input->data + at, 0xff, MIN ((guint) g_rand_int_range (rand, 1, 10), page + size - at));
      break;
    case 3: /* a page of another place */
      memcpy (input->data + page, other->data + from, size);
      break;
    default: /* a piece of another page */
      memcpy (input->data + at, other->data + from, MIN ((guint) g_rand_int_range (rand, 1, 64), page + size - at));
      break;
    }
}

static const GByteArray *
any (GRand *rand, GPtrArray *files)
{
  return g_ptr_array_index (files, g_rand_int_range (rand, 0, (int) files->len));
}

int
main (int argc, char **argv)
{
  const guint64 runs = argc > 3 ? g_ascii_strtoull (argv[1], NULL, 10) : 0;
  const char *keep = g_getenv ("XL_FUZZ_KEEP");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (argc > 3 ? (guint32) g_ascii_strtoull (argv[2], NULL, 10) : 0);
  gint64 began;

  if (argc < 4)
    {
      fprintf (stderr, "%s RUNS SEED FILE...\n", argv[0]);
      return 2;
    }
  for (int i = 3; i < argc; i++)
    {
      char *bytes;
      gsize length;

      if (!g_file_get_contents (argv[i], &bytes, &length, NULL))
        {
          fprintf (stderr, "%s cannot be read\n", argv[i]);
          return 2;
        }
      g_ptr_array_add (files, g_byte_array_new_take ((guint8 *) bytes, length));
    }
  LLVMFuzzerInitialize (&argc, &argv);
  began = g_get_monotonic_time ();
  for (guint64 run = 0; run < runs; run++)
    {
      const GByteArray *file = any (rand, files);
      g_autoptr (GByteArray) input = g_byte_array_new ();

      g_byte_array_append (input, file->data, file->len);
      for (int n = g_rand_int_range (rand, 0, g_rand_int_range (rand, 1, 8)); n >= 0; n--)
        if (file->len > 16 && memcmp (file->data, "SQLite format 3", 16) == 0 && g_rand_int_range (rand, 0, 4) > 0)
          change_page (rand, input, any (rand, files));
        else
          change (rand, input, any (rand, files));
      if (keep != NULL)
        g_file_set_contents (keep, (const char *) input->data, (gssize) input->len, NULL);
      LLVMFuzzerTestOneInput (input->data, input->len);
    }
  printf ("%" G_GUINT64_FORMAT " runs in %.1f s, every one taken or refused\n", runs,
          (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
  return 0;
}
