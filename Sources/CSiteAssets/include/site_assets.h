#ifndef SITE_ASSETS_H
#define SITE_ASSETS_H

#include <stddef.h>

/// A file that is part of the program.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} SiteAsset;

/// The files of the site; the last has no name.
const SiteAsset *site_assets(void);

#endif
