export const MEBIBYTE = 1024 * 1024
export const GIBIBYTE = 1024 * MEBIBYTE
const DAY_MS = 24 * 3_600_000

export const LARGEST_FILE_BYTES = 5 * GIBIBYTE
/** What one request may carry: smaller than what the proxies in front let through. */
export const LARGEST_DIRECT_BYTES = 32 * MEBIBYTE
export const MOST_FILES = 10_000
export const MOST_VERSIONS = 100
export const MOST_OPEN_UPLOADS = 50
export const MOST_ZIPPED = 200

/** COS takes parts of 1 MiB to 5 GiB, and 10,000 of them; this many bytes of a file are in memory. */
export const PART_BYTES = 4 * MEBIBYTE
/** Parts in memory at once, in one process. */
export const PARTS_AT_ONCE = 8
/** So many parts of an upload are told of at a time. */
export const PARTS_TOLD = 100
/** How long an address works, for a part and for a download; a CDN is configured to the same. */
export const ADDRESS_SECONDS = 15 * 60

/** Uploads that did not end, and objects that nothing refers to. */
export const ABANDONED_AFTER_MS = DAY_MS
export const TRASH_MS = 30 * DAY_MS

/** Of archives, which office documents are too. */
export const MOST_ENTRIES = 10_000
export const LARGEST_UNPACKED_BYTES = 2 * GIBIBYTE
/** Text shrinks to a tenth, a bomb to a thousandth. */
export const LARGEST_RATIO = 200
/** What is this small unpacked harms nobody, whatever its ratio. */
export const HARMLESS_UNPACKED_BYTES = 16 * MEBIBYTE

/** 64 million pixels take 256 MB once they are decoded. */
export const MOST_PIXELS = 64_000_000
export const LARGEST_SIDE = 30_000
export const LARGEST_THUMBNAIL_SOURCE_BYTES = 64 * MEBIBYTE
export const LARGEST_TEXT_PREVIEW_BYTES = 256 * 1024

export const RESTORED_DAYS = 7
