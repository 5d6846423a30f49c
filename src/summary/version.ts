/** Raised when a key of the summary changes its meaning or goes; added keys do not raise it. */
export const SCHEMA_VERSION = 1;
