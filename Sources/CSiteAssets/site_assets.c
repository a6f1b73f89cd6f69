#include "site_assets.h"

// Files become arrays here and not in Swift, whose compiler takes minutes for as many numbers.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char style[] = {
#embed "files/site.css"
};
static const unsigned char script[] = {
#embed "files/site.js"
};
static const unsigned char chart[] = {
#embed "files/chart.min.js"
};
static const unsigned char layout[] = {
#embed "files/layout.mustache"
};
static const unsigned char home[] = {
#embed "files/home.mustache"
};
static const unsigned char list[] = {
#embed "files/list.mustache"
};
static const unsigned char subject[] = {
#embed "files/subject.mustache"
};
static const unsigned char people[] = {
#embed "files/people.mustache"
};

#define ASSET(name, array) {name, array, sizeof(array)}

static const SiteAsset assets[] = {
    ASSET("site.css", style),
    ASSET("site.js", script),
    ASSET("chart.min.js", chart),
    ASSET("layout", layout),
    ASSET("home", home),
    ASSET("list", list),
    ASSET("subject", subject),
    ASSET("people", people),
    {NULL, NULL, 0},
};

const SiteAsset *site_assets(void) { return assets; }
